package org.webhookverifier.verify.procedure.canon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes signatures strictly: nothing around them, and Base64 in its one canonical form. */
public final class Candidates {
    /** The most signatures that are looked at in one place. */
    static final int MOST = 16;

    private static final int MAX_LENGTH = 256;

    private Candidates() {}

    /** Returns the signature that a hexadecimal text stands for, or none. */
    public static List<Candidate> hex(String text) {
        byte[] bytes = hexBytes(text);
        return bytes == null ? List.of() : List.of(new Candidate("", bytes));
    }

    /** Returns the signature that a Base64 text stands for, or none. */
    public static List<Candidate> base64(String text) {
        byte[] bytes = base64Bytes(text);
        return bytes == null ? List.of() : List.of(new Candidate("", bytes));
    }

    /** Returns the bytes that a hexadecimal text stands for, or {@code null} if it is none. */
    public static byte @Nullable [] hexBytes(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.length() % 2 != 0) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return null;
            }
        }
        return HexFormat.of().parseHex(text);
    }

    /** Returns the bytes that a Base64 text stands for, or {@code null} if it is none. */
    public static byte @Nullable [] base64Bytes(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.length() % 4 != 0) {
            return null;
        }
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] bytes = Base64.getDecoder().decode(ascii);
            return MessageDigest.isEqual(Base64.getEncoder().encode(bytes), ascii) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
