package org.webhookverifier.filter;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.JsonPointers;

/**
 * Where the filters of one source look, so that a payload is read once for all of them; for the receiver.
 *
 * <p>Not thread-safe while filters are bound.
 */
public final class Places {
    private final List<JsonPointer> pointers = new ArrayList<>();
    private JsonPointers prepared = JsonPointers.none();

    /** Starts without any place. */
    public Places() {}

    /** Returns the number of a place. */
    int of(JsonPointer pointer) {
        int known = pointers.indexOf(pointer);
        if (known >= 0) {
            return known;
        }
        pointers.add(pointer);
        prepared = JsonPointers.of(pointers);
        return pointers.size() - 1;
    }

    /** Returns whether no filter looks into payloads. */
    public boolean isEmpty() {
        return pointers.isEmpty();
    }

    JsonPointer pointer(int place) {
        return pointers.get(place);
    }

    JsonPointers prepared() {
        return prepared;
    }
}
