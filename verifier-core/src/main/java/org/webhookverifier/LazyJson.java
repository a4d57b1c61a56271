package org.webhookverifier;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.Json;

/** Finds the JSON library when it is first needed: an application that binds nothing needs none. */
final class LazyJson implements Supplier<Json> {
    private final Supplier<Json> find;
    private volatile @Nullable Json found;

    LazyJson(Supplier<Json> find) {
        this.find = find;
    }

    @Override
    public Json get() {
        Json known = found;
        if (known == null) {
            known = find.get();
            found = known;
        }
        return known;
    }
}
