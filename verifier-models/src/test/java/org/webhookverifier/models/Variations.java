package org.webhookverifier.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A payload with one thing changed, for each thing that can be changed. */
final class Variations {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern MONEY = Pattern.compile("-?\\d+\\.\\d\\d");

    private final String original;
    private final List<Variation> found = new ArrayList<>();

    /**
     * One of them.
     *
     * @param where the path of what is changed, like a JSON pointer
     */
    record Variation(String what, String where, String body) {}

    /** Changes the object or array that holds what is changed. */
    private interface Change {
        void apply(Object holder);
    }

    private Variations(String original) {
        this.original = original;
    }

    /** Returns all. */
    static List<Variation> of(String payload) {
        var variations = new Variations(payload);
        variations.visit(JSON.readValue(payload, Object.class), List.of());
        return variations.found;
    }

    private void visit(Object value, List<Object> path) {
        if (value instanceof Map<?, ?> object) {
            add("with unknown fields", path, holder -> unknown(object(holder), path));
            object.forEach((name, field) -> {
                var below = append(path, name);
                add("without", below, path, holder -> object(holder).remove(name));
                add("null", below, path, holder -> object(holder).put((String) name, null));
                changeText(field, below, path, text -> holder -> object(holder).put((String) name, text));
                visit(field, below);
            });
        } else if (value instanceof List<?> list) {
            add("empty", path, holder -> array(holder).clear());
            add("with null", path, holder -> array(holder).add(null));
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                var below = append(path, i);
                changeText(
                        list.get(i),
                        below,
                        path,
                        text -> holder -> array(holder).set(index, text));
                visit(list.get(i), below);
            }
        }
    }

    private void changeText(Object value, List<Object> at, List<Object> path, Function<Object, Change> change) {
        if (value instanceof String text && MONEY.matcher(text).matches()) {
            add("as a number", at, path, change.apply(new BigDecimal(text)));
        } else if (value instanceof String) {
            add("unheard of", at, path, change.apply("unheard_of"));
            add("empty", at, path, change.apply(""));
        }
    }

    /** Where the names are those of users, a field is not unknown, but one more of its kind. */
    private static void unknown(Map<String, Object> object, List<Object> path) {
        if (path.contains("metadata")) {
            object.put("unheard_of", "text");
        } else if (path.contains("values")) {
            object.put("unheard_of", Map.of("of", Map.of()));
        } else {
            object.put("unheard_of", Map.of("of", List.of(1, Map.of("it", true))));
            object.put("unheard_of_too", "text");
        }
    }

    private void add(String what, List<Object> holder, Consumer<Object> change) {
        add(what, holder, holder, change::accept);
    }

    private void add(String what, List<Object> at, List<Object> path, Change change) {
        @SuppressWarnings("unchecked")
        var root = (Map<String, Object>) JSON.readValue(original, Object.class);
        Object holder = root;
        for (Object step : path) {
            holder = step instanceof Integer index
                    ? array(holder).get(index)
                    : object(holder).get(step);
        }
        change.apply(holder);
        String where = at.stream().map(step -> "/" + step).reduce("", String::concat);
        found.add(new Variation(what, where, JSON.writeValueAsString(root)));
    }

    private static List<Object> append(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> array(Object value) {
        return (List<Object>) value;
    }
}
