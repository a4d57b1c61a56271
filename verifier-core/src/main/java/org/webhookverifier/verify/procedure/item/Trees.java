package org.webhookverifier.verify.procedure.item;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.verify.procedure.canon.Reading;

/** Walks through JSON of which nothing is known yet. */
final class Trees {
    private static final int MAX_TEXT = 8 * 1024;

    private Trees() {}

    /** Returns the object that the body is, or {@code null} if it is none; the reading then says why. */
    static @Nullable Map<?, ?> object(Reading reading) {
        try {
            Object tree = CheckedJson.of(reading.body()).tree();
            return tree instanceof Map<?, ?> map ? map : reading.malformed("the body is no JSON object");
        } catch (UnreadableJsonException e) {
            return reading.malformed("the body is no JSON that is read");
        }
    }

    /** Returns a member that is an object, or {@code null}. */
    static @Nullable Map<?, ?> object(@Nullable Object tree, String name) {
        return tree instanceof Map<?, ?> map && map.get(name) instanceof Map<?, ?> member ? member : null;
    }

    /** Returns a member that is an array; empty if it is none. */
    static List<?> array(Map<?, ?> tree, String name) {
        return tree.get(name) instanceof List<?> list ? list : List.of();
    }

    /** Returns a member that is a signature. */
    static @Nullable String signature(Reading reading, @Nullable Map<?, ?> tree, String name) {
        Object value = tree == null ? null : tree.get(name);
        if (value != null && !(value instanceof String text && text.length() <= MAX_TEXT)) {
            return reading.malformed("member " + name + " is no signature");
        }
        return reading.checked((String) value, "member " + name);
    }
}
