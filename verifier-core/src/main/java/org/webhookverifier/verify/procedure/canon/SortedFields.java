package org.webhookverifier.verify.procedure.canon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings form fields into the order in which providers sign them: by name, then by value, as UTF-16. */
final class SortedFields {
    private SortedFields() {}

    /**
     * Returns names and values in their order.
     *
     * @param equals what stands between name and value
     * @param separator what stands between fields
     * @param once whether a value counts once that a field has several times
     */
    static String join(Map<String, Object> fields, String equals, String separator, boolean once) {
        var text = new StringBuilder();
        new TreeMap<>(fields).forEach((name, value) -> {
            for (String single : values(value, once)) {
                text.append(text.isEmpty() ? "" : separator)
                        .append(name)
                        .append(equals)
                        .append(single);
            }
        });
        return text.toString();
    }

    private static Iterable<String> values(Object value, boolean once) {
        if (!(value instanceof List<?> list)) {
            return List.of((String) value);
        }
        var values = new ArrayList<String>();
        list.forEach(single -> values.add((String) single));
        if (once) {
            return new TreeSet<>(values);
        }
        Collections.sort(values);
        return values;
    }
}
