package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    /** Reads the text as a string. */
    private static boolean accepts(byte[] text) {
        var json = new byte[text.length + 2];
        json[0] = '"';
        System.arraycopy(text, 0, json, 1, text.length);
        json[json.length - 1] = '"';
        try {
            CheckedJson.of(json);
            return true;
        } catch (UnreadableJsonException e) {
            return false;
        }
    }

    private static boolean platformAccepts(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void agree(byte[] bytes) {
        byte[] text = bytes.clone();
        for (int i = 0; i < text.length; i++) {
            // what JSON has rules of its own for
            if ((text[i] >= 0 && text[i] < ' ') || text[i] == '"' || text[i] == '\\') {
                text[i] = 'x';
            }
        }
        if (accepts(text) != platformAccepts(text)) {
            fail("the platform judges otherwise on "
                    + HexFormat.ofDelimiter(" ").formatHex(text));
        }
    }

    @Test
    void agrees_with_the_platform_on_every_start_of_a_sequence() {
        byte[] text = "ab----cd".getBytes(UTF_8);
        for (int start = 0; start < 1 << 16; start++) {
            text[2] = (byte) (start >> 8);
            text[3] = (byte) start;
            for (int rest : new int[] {0x6162, 0x8080, 0xbfbf, 0x80c3, 0xa9bf, 0xbf7f, 0x80c0}) {
                text[4] = (byte) (rest >> 8);
                text[5] = (byte) rest;
                agree(text);
            }
        }
    }

    @Test
    void agrees_with_the_platform_wherever_a_byte_is_wrong() {
        var random = new Random(8);
        byte[] text =
                "ascii text of some length, \u00fc\u4e2d\ud83d\ude00, and more ascii text after it, so that words count"
                        .getBytes(UTF_8);
        for (int i = 0; i < 50_000; i++) {
            byte[] damaged = text.clone();
            damaged[random.nextInt(text.length)] = (byte) random.nextInt(256);
            damaged = Arrays.copyOf(damaged, 1 + random.nextInt(text.length));
            agree(damaged);
        }
    }
}
