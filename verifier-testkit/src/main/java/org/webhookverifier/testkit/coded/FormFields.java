package org.webhookverifier.testkit.coded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names and values of a form or a query, in their order. */
final class FormFields {
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();

    static FormFields of(String text) {
        var read = new FormFields();
        for (String field : text.split("&", -1)) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                String name = equals < 0 ? field : field.substring(0, equals);
                String value = equals < 0 ? "" : field.substring(equals + 1);
                read.fields.add(Map.entry(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8)));
            }
        }
        return read;
    }

    /** Returns a field as it is written. */
    static String written(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Returns the value of the first field of a name. */
    Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns the sorted values of each name, in the order of the names. */
    SortedMap<String, List<String>> sorted() {
        var sorted = new TreeMap<String, List<String>>();
        fields.forEach(field -> sorted.computeIfAbsent(field.getKey(), name -> new ArrayList<>())
                .add(field.getValue()));
        sorted.values().forEach(values -> values.sort(null));
        return sorted;
    }
}
