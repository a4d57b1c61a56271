package org.webhookverifier.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/** Copies trees of plain objects, so that whoever gets one may change it. */
final class Trees {
    /** Far above what is read from JSON; reached only by an upcast that put a tree into itself. */
    private static final int DEEPEST = 1000;

    private Trees() {}

    /**
     * Returns a copy that shares no map and no list with the original; both are mutable in it.
     *
     * @throws UnreadableJsonException if the tree is no tree: endless, or with a key that is not text
     */
    static Map<String, @Nullable Object> copy(Map<?, ?> tree) {
        return copyMap(tree, 1);
    }

    private static Map<String, @Nullable Object> copyMap(Map<?, ?> map, int depth) {
        var copy = new LinkedHashMap<String, @Nullable Object>(map.size() * 2);
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new UnreadableJsonException(Kind.MISFIT, "(a key of the tree is not text)");
            }
            copy.put(name, copyValue(member.getValue(), depth));
        }
        return copy;
    }

    private static @Nullable Object copyValue(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableJsonException(Kind.LIMIT, "(the tree never ends)");
        }
        if (value instanceof Map<?, ?> map) {
            return copyMap(map, depth + 1);
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>(list.size());
            for (Object element : list) {
                copy.add(copyValue(element, depth + 1));
            }
            return copy;
        }
        return value;
    }
}
