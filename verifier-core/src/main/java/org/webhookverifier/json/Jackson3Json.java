package org.webhookverifier.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON with Jackson 3. The only class that knows that library, and loaded only where it is. */
final class Jackson3Json implements Library {
    /** A set of constants cannot hold the {@code null} that an unknown one becomes. */
    private static final JsonSetter.Value UNKNOWN_ARE_LEFT_OUT = JsonSetter.Value.forContentNulls(Nulls.SKIP);

    private final ObjectMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    private Jackson3Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Uses a mapper of our own, with the modules that are on the class path. */
    static Library detected() {
        return new Jackson3Json(strict(JsonMapper.builder()
                .findAndAddModules(Jackson3Json.class.getClassLoader())
                .build()));
    }

    /** Uses a copy of the application's mapper. */
    static Library using(Object mapper) {
        var theirs = (ObjectMapper) mapper;
        String format = theirs.tokenStreamFactory().getFormatName();
        if (!JsonFactory.FORMAT_NAME_JSON.equals(format)) {
            throw JsonLibraries.otherFormat(mapper, format);
        }
        try {
            return new Jackson3Json(strict(theirs));
        } catch (IllegalStateException e) {
            throw JsonLibraries.notCopied(mapper, "rebuild()");
        }
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.rebuild()
                .deactivateDefaultTyping()
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.UNWRAP_ROOT_VALUE)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(
                        EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL,
                        EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .withConfigOverride(EnumSet.class, sets -> sets.setNullHandling(UNKNOWN_ARE_LEFT_OUT))
                .build();
    }

    @Override
    public @Nullable Object bind(byte[] json, int start, Type model) {
        ObjectReader reader = readers.get(model);
        if (reader == null) {
            reader = mapper.readerFor(mapper.constructType(model));
            readers.put(model, reader);
        }
        return reader.readValue(json, start, json.length - start);
    }

    @Override
    public byte[] write(Object event) {
        return mapper.writeValueAsBytes(event);
    }

    @Override
    public JsonPointer path(Throwable failure) {
        var segments = new ArrayList<String>();
        if (failure instanceof JacksonException mapping) {
            for (JacksonException.Reference step : mapping.getPath()) {
                String name = step.getPropertyName();
                if (name == null) {
                    segments.add(Integer.toString(step.getIndex()));
                } else {
                    segments.add(declares(step.from(), name) ? name : MASKED);
                }
            }
        }
        return new JsonPointer(segments);
    }

    private boolean declares(Object owner, String name) {
        JavaType type = mapper.constructType(owner instanceof Class<?> named ? named : owner.getClass());
        var introspector = mapper.deserializationConfig().classIntrospectorInstance();
        var annotations = introspector.introspectClassAnnotations(type);
        return introspector.introspectForDeserialization(type, annotations).findProperties().stream()
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
        return "Jackson 3";
    }
}
