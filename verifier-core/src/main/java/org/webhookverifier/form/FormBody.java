package org.webhookverifier.form;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the body of a form in either of its two encodings. Which one it is, is seen from its first bytes, never from a header. */
public final class FormBody {
    private FormBody() {}

    /** Returns the fields, each a {@code String} or a {@code List} of them, or {@code null} if the bytes are no form. */
    public static @Nullable Map<String, Object> read(byte[] body) {
        return MultipartText.looksLike(body) ? MultipartText.read(body) : FormText.read(body);
    }
}
