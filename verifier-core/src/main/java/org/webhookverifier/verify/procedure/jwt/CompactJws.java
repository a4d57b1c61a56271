package org.webhookverifier.verify.procedure.jwt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.UnreadableJsonException;

/**
 * A signed token in its compact form, taken apart and not verified.
 *
 * @param header the members of the header
 * @param payload the bytes that are signed; empty if the payload is detached
 * @param signature the signature
 * @param input what is signed: header and payload as they stand in the token
 */
record CompactJws(Map<?, ?> header, byte[] payload, byte[] signature, byte[] input) {
    private static final int MAX_LENGTH = 16 * 1024;

    /**
     * Takes a token apart, strictly: three parts in base64url without padding or unused bits, the header a JSON object without
     * extensions that would have to be understood.
     *
     * @return the token, or {@code null} if it has not that form
     */
    static @Nullable CompactJws read(String text, int start) {
        return text.length() - start > MAX_LENGTH ? null : readLong(text, start);
    }

    /** Takes a token apart that may be of any length, because it is in a body. */
    static @Nullable CompactJws readLong(String text, int start) {
        int first = text.indexOf('.', start);
        int second = first < 0 ? -1 : text.indexOf('.', first + 1);
        if (second < 0 || text.indexOf('.', second + 1) >= 0) {
            return null;
        }
        byte[] header = decode(text, start, first);
        byte[] payload = decode(text, first + 1, second);
        byte[] signature = decode(text, second + 1, text.length());
        if (header == null || payload == null || signature == null || signature.length == 0) {
            return null;
        }
        Map<?, ?> members = object(header);
        if (members == null || members.containsKey("crit")) {
            return null;
        }
        // All characters are ASCII here.
        byte[] input = text.substring(start, second).getBytes(StandardCharsets.US_ASCII);
        return new CompactJws(members, payload, signature, input);
    }

    /** Returns a member of the header that is a text, or {@code null}. */
    @Nullable
    String text(String member) {
        return header.get(member) instanceof String value ? value : null;
    }

    /** Returns what a detached payload makes of the signed text. */
    byte[] inputWith(byte[] detached) {
        byte[] encoded = Base64.getUrlEncoder().withoutPadding().encode(detached);
        byte[] whole = Arrays.copyOf(input, input.length + encoded.length);
        System.arraycopy(encoded, 0, whole, input.length, encoded.length);
        return whole;
    }

    /** Reads a JSON object strictly, or returns {@code null}. */
    static @Nullable Map<?, ?> object(byte[] bytes) {
        try {
            return CheckedJson.of(bytes).tree() instanceof Map<?, ?> members ? members : null;
        } catch (UnreadableJsonException e) {
            return null;
        }
    }

    private static byte @Nullable [] decode(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean known =
                    (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!known) {
                return null;
            }
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(start, end));
            // The decoder drops unused bits; of several texts for the same bytes, one is the signature.
            String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return text.startsWith(canonical, start) && canonical.length() == end - start ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "CompactJws[" + input.length + " signed bytes]";
    }
}
