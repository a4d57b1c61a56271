package org.webhookverifier.json;

/**
 * Checks that bytes are UTF-8 as <a href="https://www.rfc-editor.org/rfc/rfc3629">RFC 3629</a> has it.
 *
 * <p>The JSON libraries do not: they let overlong forms and code points past the last one through, and surrogates where they skip
 * a text. Two readers could then see two different texts in the same signed bytes.
 */
final class Utf8 {
    private Utf8() {}

    /** Returns the length of the sequence of more than one byte that starts at the index, or 0; table 3-7 of the Unicode Standard. */
    static int sequence(byte[] text, int at) {
        int lead = text[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        if (lead < 0xE0) {
            return continues(text, at + 1, 0x80, 0xBF) ? 2 : 0;
        }
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (!continues(text, at + 1, low, high) || !continues(text, at + 2, 0x80, 0xBF)) {
            return 0;
        }
        if (lead < 0xF0) {
            return 3;
        }
        return continues(text, at + 3, 0x80, 0xBF) ? 4 : 0;
    }

    private static boolean continues(byte[] text, int at, int low, int high) {
        return at < text.length && (text[at] & 0xFF) >= low && (text[at] & 0xFF) <= high;
    }
}
