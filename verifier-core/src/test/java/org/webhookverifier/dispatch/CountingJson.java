package org.webhookverifier.dispatch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.Json;
import org.webhookverifier.json.JsonPointer;

/** Jackson 2, and how often it was asked. */
public final class CountingJson implements Json {
    private final Json library = Json.using(JsonMapper.builder().build());
    private final AtomicInteger reads = new AtomicInteger();

    /** Returns how many trees were read and models bound so far. */
    public int reads() {
        return reads.get();
    }

    @Override
    public @Nullable String[] scalars(byte[] json, List<JsonPointer> pointers) {
        return library.scalars(json, pointers);
    }

    @Override
    public @Nullable Object tree(byte[] json) {
        reads.incrementAndGet();
        return library.tree(json);
    }

    @Override
    public Object bind(byte[] json, Type model) {
        reads.incrementAndGet();
        return library.bind(json, model);
    }

    @Override
    public Object bind(Object tree, Type model) {
        reads.incrementAndGet();
        return library.bind(tree, model);
    }
}
