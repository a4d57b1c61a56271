package org.webhookverifier.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes headers as text, names and values in turn, each on a line of its own, and reads them back. */
final class HeaderText {
    private HeaderText() {}

    static String written(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        new TreeMap<>(headers)
                .forEach((name, value) -> text.append(RareText.written(name, '\n'))
                        .append('\n')
                        .append(RareText.written(value, '\n'))
                        .append('\n'));
        return text.toString();
    }

    static Map<String, String> read(String written) {
        if (written.isEmpty()) {
            return Map.of();
        }
        var headers = new HashMap<String, String>();
        int start = 0;
        while (start < written.length()) {
            int middle = written.indexOf('\n', start);
            int end = written.indexOf('\n', middle + 1);
            headers.put(
                    RareText.read(written.substring(start, middle)), RareText.read(written.substring(middle + 1, end)));
            start = end + 1;
        }
        return headers;
    }
}
