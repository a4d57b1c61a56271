package org.webhookverifier.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code application/x-www-form-urlencoded} bytes, strictly: whole escapes only, UTF-8 only. */
public final class FormText {
    private static final int MAX_FIELDS = 1000;

    private FormText() {}

    /** Returns the fields, each a {@code String} or a {@code List} of them, or {@code null} if the bytes are no form. */
    public static @Nullable Map<String, Object> read(byte[] bytes) {
        var fields = new LinkedHashMap<String, Object>();
        int count = 0;
        int start = 0;
        while (start <= bytes.length) {
            int end = indexOf(bytes, (byte) '&', start, bytes.length);
            if (end > start) {
                if (++count > MAX_FIELDS) {
                    return null;
                }
                int equals = indexOf(bytes, (byte) '=', start, end);
                String name = decode(bytes, start, equals);
                String value = decode(bytes, Math.min(equals + 1, end), end);
                if (name == null || value == null) {
                    return null;
                }
                fields.merge(name, value, FormText::both);
            }
            start = end + 1;
        }
        return fields;
    }

    private static Object both(Object known, Object next) {
        var values = new ArrayList<Object>(known instanceof List<?> list ? list : List.of(known));
        values.add(next);
        return values;
    }

    private static int indexOf(byte[] bytes, byte wanted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return end;
    }

    private static @Nullable String decode(byte[] bytes, int start, int end) {
        byte[] decoded = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (bytes[i] == '%') {
                if (i + 2 >= end) {
                    return null;
                }
                int high = Character.digit((char) (bytes[i + 1] & 0xff), 16);
                int low = Character.digit((char) (bytes[i + 2] & 0xff), 16);
                if (high < 0 || low < 0) {
                    return null;
                }
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                decoded[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
