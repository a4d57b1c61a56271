package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Both libraries read the same from the same bytes, and refuse the same for the same reason. */
class Jackson2Jackson3AgreementTest {
    private static final String SPICE = "{}[]\",:\\ 01-+.eEtfn\0/*#'";

    private final Json two = new StrictJson(Jackson2Json.detected());
    private final Json three = new StrictJson(Jackson3Json.detected());

    @Test
    void agree_on_ten_thousand_valid_texts() {
        var random = new Random(10_000);
        for (int i = 0; i < 10_000; i++) {
            byte[] text = RandomJson.of(random).text().getBytes(UTF_8);

            if (agreed(text).startsWith("refused")) {
                fail("valid, yet refused: " + new String(text, UTF_8));
            }
        }
    }

    @Test
    void agree_on_ten_thousand_damaged_texts() {
        var random = new Random(10_001);
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            if (agreed(damaged(RandomJson.of(random).text().getBytes(UTF_8), random))
                    .startsWith("refused")) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 9_500);
    }

    private String agreed(byte[] text) {
        String first = everything(two, text);
        String second = everything(three, text);
        if (!second.equals(first)) {
            fail("Of " + new String(text, UTF_8) + "\nJackson 2 makes\n" + first + "and Jackson 3\n" + second);
        }
        return first;
    }

    private static String everything(Json json, byte[] text) {
        return outcome(() -> json.bind(text, Object.class).toString())
                + outcome(() -> json.bind(text, Models.Order.class).toString());
    }

    private static String outcome(Supplier<String> reading) {
        try {
            return reading.get() + "\n";
        } catch (UnreadableJsonException e) {
            // the libraries' own exceptions differ, and so may the column where each gave up
            return "refused: " + e.kind() + "\n";
        }
    }

    private static byte[] damaged(byte[] text, Random random) {
        byte[] damaged = text.clone();
        int at = random.nextInt(text.length);
        switch (random.nextInt(5)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
            case 2 -> damaged = Arrays.copyOf(text, at);
            case 3 -> System.arraycopy(text, at, damaged, at / 2, text.length - at);
            default -> damaged[at] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
