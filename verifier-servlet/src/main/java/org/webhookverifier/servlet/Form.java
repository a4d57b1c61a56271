package org.webhookverifier.servlet;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a form body, as a container would have done. */
final class Form {
    private static final String TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    static boolean isForm(@Nullable String contentType) {
        return mediaType(contentType).equals(TYPE);
    }

    /** Returns whether a container takes parameters from bodies of the given type. */
    static boolean mayHaveParameters(@Nullable String contentType) {
        String type = mediaType(contentType);
        return type.equals(TYPE) || type.equals("multipart/form-data");
    }

    /** Returns how many parameters a query holds. */
    static int countPairs(@Nullable String query) {
        int pairs = 0;
        for (int i = 0; query != null && i < query.length(); i++) {
            boolean begins = query.charAt(i) != '&' && (i == 0 || query.charAt(i - 1) == '&');
            pairs += begins ? 1 : 0;
        }
        return pairs;
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the parameters of query and body; those of the query come first.
     *
     * @throws IllegalStateException if the body is no form, as Servlet 6.1 has it
     */
    static Map<String, String[]> parameters(Map<String, String[]> ofQuery, byte[] body, Charset charset) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        ofQuery.forEach((name, given) -> values.put(name, new ArrayList<>(List.of(given))));
        String text = new String(body, charset);
        int start = 0;
        while (start < text.length()) {
            int next = text.indexOf('&', start);
            int end = next < 0 ? text.length() : next;
            if (end > start) {
                int equals = text.indexOf('=', start);
                int nameEnd = equals < 0 || equals > end ? end : equals;
                values.computeIfAbsent(decode(text.substring(start, nameEnd), charset), name -> new ArrayList<>(1))
                        .add(nameEnd == end ? "" : decode(text.substring(nameEnd + 1, end), charset));
            }
            start = end + 1;
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        values.forEach((name, given) -> parameters.put(name, given.toArray(new String[0])));
        return parameters;
    }

    private static String decode(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The form cannot be read: an escape in it is broken", e);
        }
    }
}
