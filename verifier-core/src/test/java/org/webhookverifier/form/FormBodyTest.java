package org.webhookverifier.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormBodyTest {
    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";

    private static @Nullable Map<String, Object> read(String body) {
        return FormBody.read(body.getBytes(UTF_8));
    }

    @Test
    void reads_either_encoding() {
        assertThat(read("a=1&b=%C3%A9")).isEqualTo(Map.of("a", "1", "b", "é"));
        assertThat(read(PART + PART.replace("\"a\"", "\"b\"").replace("1", "é\r\n--c\r\n") + "--b--\r\n"))
                .isEqualTo(Map.of("a", "1", "b", "é\r\n--c\r\n"));
        assertThat(read(PART + PART + "--b--")).isEqualTo(Map.of("a", List.of("1", "1")));
        assertThat(read(PART.replace("1\r\n", "\r\n") + "--b--")).isEqualTo(Map.of("a", ""));
    }

    @Test
    void a_part_may_say_its_type_of_content() {
        String typed = PART.replace("\"a\"", "\"a\"\r\ncontent-type: application/json");

        assertThat(read(typed + "--b--\r\n")).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void refuses_files_other_headers_and_whatever_stands_outside_of_parts() {
        for (String body : new String[] {
            PART,
            PART + "--b-",
            PART + "--b--\r\nx",
            PART + "--c--\r\n",
            PART.replace("name=\"a\"", "name=\"a\"; filename=\"x\"") + "--b--",
            PART.replace("name=\"a\"", "name=a") + "--b--",
            PART.replace("Content-Disposition", "X-Disposition") + "--b--",
            PART.replace("\"a\"", "\"a\"\r\nContent-Disposition: form-data; name=\"b\"") + "--b--",
            PART.replace("\"a\"", "\"" + "a".repeat(3000) + "\"") + "--b--",
            PART.repeat(1001) + "--b--",
            "--b\r\n",
            "--b\r\n\r\n\r\n--b--",
        }) {
            assertThat(read(body)).as(body).isNull();
        }
        byte[] latin = (PART.replace('1', '~') + "--b--").getBytes(UTF_8);
        latin[new String(latin, UTF_8).indexOf('~')] = (byte) 0xe9;
        assertThat(FormBody.read(latin)).isNull();
    }

    @Test
    void no_bytes_make_it_throw() {
        var random = new Random(11);
        byte[] good = (PART + PART + "--b--\r\n").getBytes(UTF_8);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int change = random.nextInt(5); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) "-\r\nb\":;=a%&\u0000".charAt(random.nextInt(12));
            }
            FormBody.read(bytes);
        }
    }
}
