package org.webhookverifier.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.webhookverifier.fuzz.Watch.require;

import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.webhookverifier.fuzz.Watch;

/** Forms, beside the decoder of the JDK. */
public final class FormFuzz {
    private FormFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, FormFuzz::check);
    }

    private static void check(byte[] input) {
        Map<String, Object> fields = FormText.read(input);
        require(Objects.equals(fields, FormText.read(input)), "a form is read in two ways");
        if (fields == null || !isAscii(input)) {
            return;
        }
        int values = 0;
        for (Object value : fields.values()) {
            values += value instanceof List<?> list ? list.size() : 1;
        }
        int expected = 0;
        for (String pair : new String(input, ISO_8859_1).split("&")) {
            expected += pair.isEmpty() ? 0 : 1;
            int equals = pair.indexOf('=');
            String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8);
            String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8);
            Object read = fields.get(name);
            require(
                    pair.isEmpty() || value.equals(read) || (read instanceof List<?> list && list.contains(value)),
                    "a field is read in another way");
        }
        require(values == expected, "a field is lost or made up");
    }

    private static boolean isAscii(byte[] input) {
        for (byte b : input) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
