package org.webhookverifier.verify;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a public key, out of the text in which it was pasted.
 *
 * @param label what PEM says that it is, for example {@code PUBLIC KEY}; empty if it is no PEM
 * @param bytes the bytes
 */
record PublicKeyText(String label, byte[] bytes) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    // Of Ed25519; its private keys have twice as many.
    private static final int RAW = 32;

    /** Reads a text, or returns {@code null} if it is neither PEM nor Base64 nor hexadecimal. */
    static @Nullable PublicKeyText read(String text) {
        if (text.startsWith(BEGIN)) {
            return pem(text);
        }
        byte[] bytes = decode(text);
        return bytes == null ? null : new PublicKeyText("", bytes);
    }

    // Environment variables and properties hold PEM in one line, with '\n' for each line end.
    private static @Nullable PublicKeyText pem(String text) {
        String lines = text.replace("\\r", "\n").replace("\\n", "\n");
        int labelEnd = lines.indexOf(DASHES, BEGIN.length());
        int end = lines.indexOf(END);
        String label = labelEnd < 0 ? "" : lines.substring(BEGIN.length(), labelEnd);
        if (label.indexOf("PRIVATE") >= 0) {
            return new PublicKeyText(label, new byte[0]);
        }
        // The dashes of the first line are not those of the last.
        if (end < labelEnd + DASHES.length() || label.isEmpty()) {
            return null;
        }
        boolean ends = lines.startsWith(END + label + DASHES, end)
                && lines.substring(end + END.length() + label.length() + DASHES.length())
                        .isBlank();
        byte[] bytes = ends ? decode(lines.substring(labelEnd + DASHES.length(), end)) : null;
        return bytes == null ? null : new PublicKeyText(label, bytes);
    }

    private static byte @Nullable [] decode(String text) {
        String digits = withoutSpace(text);
        byte[] room = new byte[digits.length()];
        int length = isHex(digits) ? Signatures.hex(digits, 0, digits.length(), room) : -1;
        if (length < 0) {
            boolean url = digits.indexOf('-') >= 0 || digits.indexOf('_') >= 0;
            String padded = url || digits.length() % 4 == 0 ? digits : digits + "=".repeat(4 - digits.length() % 4);
            length = Signatures.base64(padded, 0, padded.length(), room, url);
        }
        return length < 0 ? null : Arrays.copyOf(room, length);
    }

    // What are hexadecimal digits alone could be Base64 too; but then a point or DER would begin with other characters.
    private static boolean isHex(String digits) {
        boolean raw = digits.length() == 2 * RAW || digits.length() == 4 * RAW;
        return raw || digits.startsWith("04") || digits.startsWith("30");
    }

    private static String withoutSpace(String text) {
        var kept = new StringBuilder(text.length());
        text.chars().filter(c -> c > ' ').forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** Shows neither. */
    @Override
    public String toString() {
        return "PublicKeyText";
    }
}
