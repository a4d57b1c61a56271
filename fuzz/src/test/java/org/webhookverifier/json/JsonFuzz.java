package org.webhookverifier.json;

import static org.webhookverifier.fuzz.Watch.require;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.fuzz.Watch;

/** JSON, beside Jackson: what we read Jackson reads too, and what it reads we refuse for a reason of our own only. */
public final class JsonFuzz {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Json.MAX_NUMBER_LENGTH)
                    .maxNameLength(Json.MAX_NAME_LENGTH)
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .build())
            .build();
    private static final JsonPointers POINTERS = JsonPointers.of(List.of(
            JsonPointer.parse(""), JsonPointer.parse("/a"), JsonPointer.parse("/a/0"), JsonPointer.parse("/b/c")));

    private JsonFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, JsonFuzz::check);
    }

    private static void check(byte[] input) {
        CheckedJson json = checked(input);
        if (json == null) {
            return;
        }
        require(isRead(json.bytes(), json.start()), "Jackson refuses what is read here");
        try {
            CheckedJson pointed = CheckedJson.of(input, POINTERS);
            Object tree = pointed.tree();
            String member = tree instanceof Map<?, ?> members && members.get("a") instanceof String text ? text : null;
            require(member == null || member.equals(pointed.scalar(1)), "tree and pointer do not agree");
        } catch (UnreadableJsonException e) {
            // Half a surrogate pair where a pointer leads, or an exponent that is too large.
        }
        elements(input);
    }

    private static @Nullable CheckedJson checked(byte[] input) {
        try {
            return CheckedJson.of(input);
        } catch (UnreadableJsonException e) {
            return null;
        }
    }

    private static void elements(byte[] input) {
        List<byte[]> elements = JsonElements.of(input, JsonPointer.parse("/a"));
        for (byte[] element : elements == null ? List.<byte[]>of() : elements) {
            CheckedJson.of(element);
        }
    }

    private static boolean isRead(byte[] bytes, int start) {
        // As text, so that no encoding is guessed.
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        try (JsonParser parser = JACKSON.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null || parser.currentToken() == JsonToken.NOT_AVAILABLE;
        } catch (IOException e) {
            return false;
        }
    }
}
