package org.webhookverifier.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/** Reads a text as maps, lists and scalars; the depth that tokens allow bounds the recursion. */
final class TreeReader {
    private final Tokens tokens;

    private TreeReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads the whole text. */
    static @Nullable Object read(byte[] json) {
        var tokens = new Tokens(json);
        Object value = new TreeReader(tokens).value(tokens.next());
        tokens.next();
        return value;
    }

    private @Nullable Object value(int token) {
        return switch (token) {
            case Tokens.OBJECT -> object();
            case Tokens.ARRAY -> array();
            case Tokens.STRING -> tokens.text();
            case Tokens.WHOLE_NUMBER -> wholeNumber();
            case Tokens.NUMBER -> number();
            case Tokens.TRUE -> true;
            case Tokens.FALSE -> false;
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (tokens.next() == Tokens.NAME) {
            String name = tokens.text();
            members.put(name, value(tokens.next()));
        }
        return members;
    }

    private List<@Nullable Object> array() {
        var elements = new ArrayList<@Nullable Object>();
        for (int token = tokens.next(); token != Tokens.ARRAY_END; token = tokens.next()) {
            elements.add(value(token));
        }
        return elements;
    }

    private Number wholeNumber() {
        String text = tokens.text();
        if (text.length() <= 18) {
            long number = Long.parseLong(text);
            return (int) number == number ? (Number) (int) number : (Number) number;
        }
        var number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private BigDecimal number() {
        try {
            return new BigDecimal(tokens.text());
        } catch (NumberFormatException e) {
            // the exponent does not fit; the digits are sound
            throw tokens.unreadable(Kind.LIMIT);
        }
    }
}
