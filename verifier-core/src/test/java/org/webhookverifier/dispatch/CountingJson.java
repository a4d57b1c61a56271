package org.webhookverifier.dispatch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicInteger;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.Json;

/** Jackson 2, and how often it was asked. */
public final class CountingJson implements Json {
    private final Json library = Json.using(JsonMapper.builder().build());
    private final AtomicInteger reads = new AtomicInteger();

    /** Returns how many models were bound so far. */
    public int reads() {
        return reads.get();
    }

    @Override
    public Object bind(CheckedJson json, Type model) {
        reads.incrementAndGet();
        return library.bind(json, model);
    }

    @Override
    public Object bind(Object tree, Type model) {
        reads.incrementAndGet();
        return library.bind(tree, model);
    }
}
