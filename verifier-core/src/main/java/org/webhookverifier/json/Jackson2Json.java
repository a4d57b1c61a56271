package org.webhookverifier.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.DefaultBaseTypeLimitingValidator;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads JSON with Jackson 2. The only class that knows that library, and loaded only where it is. */
final class Jackson2Json implements Library {
    private final ObjectMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    private Jackson2Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Uses a mapper of our own, with the modules that are on the class path. */
    static Library detected() {
        return new Jackson2Json(strict(JsonMapper.builder()
                .addModules(ObjectMapper.findModules(Jackson2Json.class.getClassLoader()))
                .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                .build()));
    }

    /** Uses a copy of the application's mapper. */
    static Library using(Object mapper) {
        var theirs = (ObjectMapper) mapper;
        String format = theirs.getFactory().getFormatName();
        if (!JsonFactory.FORMAT_NAME_JSON.equals(format)) {
            throw JsonLibraries.otherFormat(mapper, format);
        }
        try {
            return new Jackson2Json(strict(theirs.copy()));
        } catch (IllegalStateException e) {
            throw JsonLibraries.notCopied(mapper, "copy()");
        }
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        if (mapper.getPolymorphicTypeValidator() instanceof LaissezFaireSubTypeValidator) {
            mapper.setPolymorphicTypeValidator(new DefaultBaseTypeLimitingValidator());
        }
        return mapper.setDefaultTyping(null)
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.UNWRAP_ROOT_VALUE)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL,
                        DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    @Override
    public @Nullable Object bind(byte[] json, int start, Type model) throws IOException {
        ObjectReader reader = readers.get(model);
        if (reader == null) {
            reader = mapper.readerFor(mapper.constructType(model));
            readers.put(model, reader);
        }
        return reader.readValue(json, start, json.length - start);
    }

    @Override
    public byte[] write(Object event) throws IOException {
        return mapper.writeValueAsBytes(event);
    }

    @Override
    public JsonPointer path(Throwable failure) {
        var segments = new ArrayList<String>();
        if (failure instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                String name = step.getFieldName();
                if (name == null) {
                    segments.add(Integer.toString(step.getIndex()));
                } else {
                    segments.add(declares(step.getFrom(), name) ? name : MASKED);
                }
            }
        }
        return new JsonPointer(segments);
    }

    private boolean declares(Object owner, String name) {
        JavaType type = mapper.constructType(owner instanceof Class<?> named ? named : owner.getClass());
        return mapper.getDeserializationConfig().introspect(type).findProperties().stream()
                .anyMatch(property -> property.getName().equals(name));
    }

    @Override
    public @Nullable Class<?> unknown(Throwable failure) {
        return failure instanceof InvalidDefinitionException definition && definition.getType() != null
                ? definition.getType().getRawClass()
                : null;
    }

    @Override
    public String toString() {
        return "Jackson 2";
    }
}
