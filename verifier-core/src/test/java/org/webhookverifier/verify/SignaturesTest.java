package org.webhookverifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("odd-jvm")
class SignaturesTest {
    private final byte[] room = new byte[64];

    @Test
    void whatever_the_jdk_writes_is_read() {
        var random = new Random(7);
        for (int length = 1; length <= 64; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            assertRead(hex(HexFormat.of().formatHex(bytes)), bytes);
            assertRead(hex(HexFormat.of().withUpperCase().formatHex(bytes)), bytes);
            assertRead(base64(Base64.getEncoder().encodeToString(bytes)), bytes);
            assertRead(url(Base64.getUrlEncoder().encodeToString(bytes)), bytes);
            assertRead(url(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)), bytes);
        }
    }

    @Test
    void only_the_asked_part_is_read() {
        assertThat(Signatures.hex("zz0aFFzz", 2, 6, room)).isEqualTo(2);
        assertThat(Arrays.copyOf(room, 2)).containsExactly(0x0A, 0xFF);
        assertThat(Signatures.base64("**AQID**", 2, 6, room, false)).isEqualTo(3);
        assertThat(Arrays.copyOf(room, 3)).containsExactly(1, 2, 3);
    }

    @Test
    void what_finds_no_room_is_checked_and_counted_all_the_same() {
        byte[] small = new byte[2];

        assertThat(Signatures.hex("010203040506", 0, 12, small)).isEqualTo(6);
        assertThat(Signatures.base64("AQIDBAUG", 0, 8, small, false)).isEqualTo(6);
        assertThat(Signatures.hex("01020304050g", 0, 12, small)).isEqualTo(-1);
        assertThat(Signatures.base64("AQIDBAU*", 0, 8, small, false)).isEqualTo(-1);
        assertThat(Signatures.hex("0102030405g6", 0, 12, small)).isEqualTo(-1);
        assertThat(small).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "012", "0g", "g0", "0 ", "0x", "-1", "\uFF10\uFF11", "0\u0660", "0\u00FF"})
    void anything_else_is_no_hexadecimal(String text) {
        assertThat(hex(text)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "==",
                "===",
                "====",
                "A",
                "A=",
                "A==",
                "A===",
                "AA",
                "AA=",
                "AAA",
                "AA==AA==",
                "A=A=",
                "=AAA",
                "AAAA=",
                "AAAA==",
                "AAAA====",
                "AB==",
                "AAB=",
                "AA-_",
                "AA A",
                "AAA\n",
                "AA*A",
                "AAA\u00E4",
                "AAA\uFF21",
            })
    void anything_but_the_one_canonical_form_is_no_base64(String text) {
        assertThat(base64(text)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "A",
                "AA=",
                "AAA==",
                "AAAA=",
                "AAAA==",
                "AB",
                "AB==",
                "AAB",
                "AA+/",
                "A===",
                "AA=A",
                "AAA\uFF21"
            })
    void anything_but_the_canonical_forms_is_no_base64_for_urls(String text) {
        assertThat(url(text)).isEqualTo(-1);
    }

    @Test
    void no_two_spellings_stand_for_the_same_bytes() {
        var random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            char[] text = Base64.getEncoder().encodeToString(bytes(random, 20)).toCharArray();
            String sound = new String(text);
            text[random.nextInt(text.length)] = (char) random.nextInt(128);
            String other = new String(text);
            byte[] expected = Base64.getDecoder().decode(sound);

            boolean same = base64(other) == 20 && Arrays.equals(Arrays.copyOf(room, 20), expected);
            assertThat(same).as(other).isEqualTo(other.equals(sound));
        }
    }

    private void assertRead(int length, byte[] expected) {
        assertThat(length).isEqualTo(expected.length);
        assertThat(Arrays.copyOf(room, length)).isEqualTo(expected);
    }

    private int hex(String text) {
        return Signatures.hex(text, 0, text.length(), room);
    }

    private int base64(String text) {
        return Signatures.base64(text, 0, text.length(), room, false);
    }

    private int url(String text) {
        return Signatures.base64(text, 0, text.length(), room, true);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
