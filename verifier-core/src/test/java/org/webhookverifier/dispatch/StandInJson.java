package org.webhookverifier.dispatch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.Json;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/** As much of a JSON library as decoding needs, on a plain mapper; counts how often it is asked. */
public final class StandInJson implements Json {
    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final AtomicInteger reads = new AtomicInteger();

    /** Returns how many trees were read and models bound so far. */
    public int reads() {
        return reads.get();
    }

    @Override
    public @Nullable String[] scalars(byte[] json, List<JsonPointer> pointers) {
        throw new UnsupportedOperationException("decoding reads no scalars");
    }

    @Override
    public @Nullable Object tree(byte[] json) {
        reads.incrementAndGet();
        try {
            return mapper.readValue(json, Object.class);
        } catch (IOException e) {
            throw new UnreadableJsonException(Kind.MALFORMED, null);
        }
    }

    @Override
    public Object bind(byte[] json, Type model) {
        reads.incrementAndGet();
        try {
            return mapper.readValue(json, mapper.constructType(model));
        } catch (IOException e) {
            throw new UnreadableJsonException(Kind.MISFIT, null);
        }
    }

    @Override
    public Object bind(Object tree, Type model) {
        reads.incrementAndGet();
        try {
            return mapper.convertValue(tree, mapper.constructType(model));
        } catch (IllegalArgumentException e) {
            throw new UnreadableJsonException(Kind.MISFIT, null);
        }
    }
}
