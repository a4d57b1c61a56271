package org.webhookverifier.testkit.coded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads and writes bodies that are JSON. */
final class Json {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Returns the object that a body is, or an empty one. */
    static ObjectNode read(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8)) instanceof ObjectNode object
                    ? object
                    : object();
        } catch (IOException e) {
            return object();
        }
    }

    /** Returns the scalar at a place, or an empty text. */
    static String text(byte[] body, String pointer) {
        return read(body).at(pointer).asText("");
    }

    static String write(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree cannot be written", e);
        }
    }
}
