package org.webhookverifier.sync;

import java.util.List;
import java.util.Locale;

/** Finds the next page in the values of {@code Link}, as <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288</a> writes them. */
final class NextLink {
    private NextLink() {}

    /** Returns the address, or an empty text on the last page. */
    static String of(List<String> values) {
        for (String value : values) {
            int start = value.indexOf('<');
            while (start >= 0) {
                int end = value.indexOf('>', start);
                if (end < 0) {
                    break;
                }
                int next = value.indexOf('<', end);
                String parameters = next < 0 ? value.substring(end + 1) : value.substring(end + 1, next);
                if (isNext(parameters)) {
                    return value.substring(start + 1, end);
                }
                start = next;
            }
        }
        return "";
    }

    private static boolean isNext(String parameters) {
        String plain = parameters.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return plain.contains(";rel=next");
    }
}
