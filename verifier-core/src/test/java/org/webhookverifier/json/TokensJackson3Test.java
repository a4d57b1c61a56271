package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/** Our tokens are those of Jackson 3, and what it refuses is refused, for the same reason. */
@Tag("json")
class TokensJackson3Test {
    /** What damage is done with: little that is likely to leave the text valid in a new way. */
    private static final String[] SPICE = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "\\",
        " ",
        "0",
        "1",
        "-",
        "+",
        ".",
        "e",
        "E",
        "t",
        "f",
        "n",
        "\0",
        "\t",
        "\n",
        "\u001f",
        "\u007f",
        "\u00a0",
        "\u00e9",
        "\u4e2d",
        "\ud83d\ude00",
        "/",
        "*",
        "'",
        "true",
        "null",
        "\\u",
        "\\u00",
        "\\u0069",
        "\\ud83d",
        "\\ude00",
        "\\n",
        "\\x",
        "\"id\":",
        ",\"id\":1",
        "1e5",
        "-0.0",
        "01",
        "[[",
        "}}"
    };

    private static final JsonPointers SOME =
            JsonPointers.of(List.of(JsonPointer.parse("/never/there"), JsonPointer.parse("/1/never/there")));

    private int refused;

    @Test
    void agree_on_random_texts_whole_and_cut_and_damaged() {
        var random = new Random(20_261_124);
        for (int i = 0; i < 50_000; i++) {
            byte[] text = RandomJson.of(random).text().getBytes(UTF_8);
            agree(text);
            agree(Arrays.copyOf(text, random.nextInt(text.length)));
            agree(damaged(text, random));
            agree(damaged(damaged(text, random), random));
        }
        assertThat(refused).isBetween(50_000, 150_000);
    }

    @Test
    void agree_on_texts_of_nothing_but_what_has_a_meaning() {
        var random = new Random(20_261_125);
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(SPICE[random.nextInt(SPICE.length)]);
            }
            agree(text.toString().getBytes(UTF_8));
            agree(("{\"" + text + "\":1}").getBytes(UTF_8));
            agree(("[\"" + text + "\"]").getBytes(UTF_8));
        }
    }

    private static byte[] damaged(byte[] text, Random random) {
        int at = random.nextInt(text.length);
        if (random.nextInt(3) == 0) {
            byte[] damaged = text.clone();
            damaged[at] = (byte) random.nextInt(256);
            return damaged;
        }
        byte[] spice = SPICE[random.nextInt(SPICE.length)].getBytes(UTF_8);
        int skipped = random.nextInt(Math.min(4, text.length - at) + 1);
        byte[] damaged = new byte[text.length - skipped + spice.length];
        System.arraycopy(text, 0, damaged, 0, at);
        System.arraycopy(spice, 0, damaged, at, spice.length);
        System.arraycopy(text, at + skipped, damaged, at + spice.length, text.length - at - skipped);
        return damaged;
    }

    private void agree(byte[] text) {
        Object ours = ours(text);
        Object theirs = Jackson3Tokens.of(text);
        // Jackson reads on to the value before it shows a name: of two faults it may see the later one first.
        boolean earlier = ours instanceof Kind && ours != Kind.MALFORMED && theirs == Kind.MALFORMED;
        boolean same = Jackson3Tokens.isUtf8(text) ? ours.equals(theirs) || earlier : ours instanceof Kind;
        if (!same) {
            fail("Of " + new String(text, UTF_8) + "\nwe make\n" + ours + "\nand Jackson 3\n" + theirs);
        }
        if (checked(text) != (ours instanceof Kind ? ours : null)) {
            fail("Of " + new String(text, UTF_8) + "\ntokens make\n" + ours + "\nand what skips them " + checked(text));
        }
        refused += ours instanceof Kind ? 1 : 0;
    }

    /** Returns why the text is refused where most of it is skipped, or {@code null} if it is not. */
    private static @Nullable Kind checked(byte[] text) {
        try {
            CheckedJson.of(text, SOME);
            return null;
        } catch (UnreadableJsonException e) {
            return e.kind();
        }
    }

    private static Object ours(byte[] text) {
        var tokens = new Tokens(text);
        var all = new ArrayList<String>();
        try {
            for (int token = tokens.next(); token != Tokens.END; token = tokens.next()) {
                all.add(token + " " + (token > Tokens.ARRAY_END ? tokens.text() : ""));
            }
        } catch (UnreadableJsonException e) {
            return e.kind();
        }
        return all;
    }
}
