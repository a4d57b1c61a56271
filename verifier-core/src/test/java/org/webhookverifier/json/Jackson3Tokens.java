package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.webhookverifier.json.UnreadableJsonException.Kind;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** What Jackson 3 makes of a text where it is set to be strict, and the rules are added that it does not have. */
final class Jackson3Tokens {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxNumberLength(Json.MAX_NUMBER_LENGTH)
                    .maxNameLength(1 << 20)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private Jackson3Tokens() {}

    /** Returns the tokens with their texts, or why the text is refused. */
    static Object of(byte[] json) {
        int start = Lexer.start(json);
        var tokens = new ArrayList<String>();
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), json, start, json.length - start)) {
            return read(parser, tokens);
        } catch (StreamConstraintsException e) {
            return Kind.LIMIT;
        } catch (RuntimeException e) {
            return Kind.MALFORMED;
        }
    }

    static boolean isUtf8(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Object read(JsonParser parser, List<String> tokens) {
        var names = new ArrayList<Set<String>>();
        int values = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (names.isEmpty() && token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY && ++values > 1) {
                return Kind.MALFORMED;
            }
            tokens.add(token.id() + " " + (token.id() > Tokens.ARRAY_END ? parser.getString() : ""));
            if (token.isNumeric() && parser.getStringLength() > Json.MAX_NUMBER_LENGTH) {
                return Kind.LIMIT;
            }
            if (token.isStructStart()) {
                names.add(new HashSet<>());
            } else if (token.isStructEnd()) {
                names.remove(names.size() - 1);
            } else if (token == JsonToken.PROPERTY_NAME) {
                if (parser.currentName().length() > Json.MAX_NAME_LENGTH) {
                    return Kind.LIMIT;
                }
                if (!names.get(names.size() - 1).add(parser.currentName())) {
                    return Kind.DUPLICATE_NAME;
                }
            }
        }
        return values == 0 ? Kind.MALFORMED : tokens;
    }
}
