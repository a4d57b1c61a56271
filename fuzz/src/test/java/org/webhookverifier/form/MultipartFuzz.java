package org.webhookverifier.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.webhookverifier.fuzz.Watch.require;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.webhookverifier.fuzz.Watch;

/** Forms of several parts. A line end of the input is one of two characters. */
public final class MultipartFuzz {
    private MultipartFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, MultipartFuzz::check);
    }

    private static void check(byte[] input) {
        byte[] body = new String(input, ISO_8859_1).replace("\n", "\r\n").getBytes(ISO_8859_1);
        Map<String, Object> fields = MultipartText.read(body);
        require(Objects.equals(fields, MultipartText.read(body)), "a form is read in two ways");
        require(fields == null || MultipartText.looksLike(body), "a form that does not look like one");
        require(!MultipartText.looksLike(body) || Objects.equals(fields, FormBody.read(body)), "two readers");
        long length = 0;
        for (Object value : fields == null ? List.of() : fields.values()) {
            length += value instanceof String text ? text.length() : 0;
        }
        require(length <= body.length, "more was read than there is");
    }
}
