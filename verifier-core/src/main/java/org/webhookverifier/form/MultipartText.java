package org.webhookverifier.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/form-data} bytes, strictly: fields of text in UTF-8, no files, nothing before the first boundary or after
 * the last.
 */
final class MultipartText {
    private static final int MAX_FIELDS = 1000;
    private static final int MAX_BOUNDARY = 74;
    private static final int MAX_HEADERS = 2 * 1024;
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
    private static final String DISPOSITION = "content-disposition: form-data; name=\"";

    private final byte[] bytes;
    private int at;

    private MultipartText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns whether the bytes start with a line that can be a boundary. */
    static boolean looksLike(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == '-' && bytes[1] == '-' && lineEnd(bytes) > 2;
    }

    /** Returns the fields, each a {@code String} or a {@code List} of them, or {@code null} if the bytes are no such form. */
    static @Nullable Map<String, Object> read(byte[] bytes) {
        var reader = new MultipartText(bytes);
        return looksLike(bytes) ? reader.fields() : null;
    }

    private static int lineEnd(byte[] bytes) {
        for (int i = 2; i < bytes.length - 1 && i <= MAX_BOUNDARY; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Map<String, Object> fields() {
        int end = lineEnd(bytes);
        byte[] delimiter = new byte[end + 2];
        delimiter[0] = '\r';
        delimiter[1] = '\n';
        System.arraycopy(bytes, 0, delimiter, 2, end);
        at = end;
        var fields = new LinkedHashMap<String, List<Object>>();
        for (int count = 0; count < MAX_FIELDS && isNext("\r\n"); count++) {
            int headers = at;
            int value = indexOf(HEADERS_END, at, Math.min(bytes.length, at + MAX_HEADERS));
            int stop = value < 0 ? -1 : indexOf(delimiter, value + 4, bytes.length);
            String name = stop < 0 ? null : name(text(headers, value));
            String text = name == null ? null : text(value + 4, stop);
            if (name == null || text == null) {
                return null;
            }
            fields.computeIfAbsent(name, ignored -> new ArrayList<>()).add(text);
            at = stop + delimiter.length;
        }
        boolean whole = isNext("--") && (at == bytes.length || (isNext("\r\n") && at == bytes.length));
        return whole ? flat(fields) : null;
    }

    private static Map<String, Object> flat(Map<String, List<Object>> fields) {
        var flat = new LinkedHashMap<String, Object>();
        fields.forEach((name, values) -> flat.put(name, values.size() == 1 ? values.get(0) : values));
        return flat;
    }

    /** Returns the name in the headers of a part, or {@code null} if they are more than a name and a type of content. */
    private static @Nullable String name(@Nullable String headers) {
        String name = null;
        for (int start = 0; headers != null && start < headers.length(); ) {
            int end = headers.indexOf("\r\n", start);
            String line = headers.substring(start, end < 0 ? headers.length() : end);
            if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
                int quote = line.indexOf('"', DISPOSITION.length());
                if (name != null || quote != line.length() - 1) {
                    return null;
                }
                name = line.substring(DISPOSITION.length(), quote);
            } else if (!line.toLowerCase(Locale.ROOT).startsWith("content-")) {
                return null;
            }
            start = end < 0 ? headers.length() : end + 2;
        }
        return name;
    }

    private boolean isNext(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= bytes.length || bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        at += text.length();
        return true;
    }

    private int indexOf(byte[] wanted, int from, int end) {
        for (int i = from; i <= end - wanted.length; i++) {
            int same = 0;
            while (same < wanted.length && bytes[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable String text(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
