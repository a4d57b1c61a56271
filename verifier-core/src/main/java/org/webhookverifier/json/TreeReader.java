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

    static @Nullable Object read(Tokens tokens) {
        Object value = new TreeReader(tokens).value(tokens.next());
        if (tokens.next() != Tokens.END) {
            throw tokens.unreadable(Kind.MALFORMED);
        }
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
            case Tokens.NULL -> null;
            default -> throw tokens.unreadable(Kind.MALFORMED);
        };
    }

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (tokens.next() == Tokens.NAME) {
            String name = tokens.name();
            if (name.length() > Json.MAX_NAME_LENGTH) {
                throw tokens.unreadable(Kind.LIMIT);
            }
            if (members.containsKey(name)) {
                throw tokens.unreadable(Kind.DUPLICATE_NAME);
            }
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
        String text = digits();
        if (text.length() <= 18) {
            long number = Long.parseLong(text);
            return (int) number == number ? (Number) (int) number : (Number) number;
        }
        var number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private BigDecimal number() {
        try {
            return new BigDecimal(digits());
        } catch (NumberFormatException e) {
            // the exponent does not fit; the digits are sound
            throw tokens.unreadable(Kind.LIMIT);
        }
    }

    private String digits() {
        if (tokens.length() > Json.MAX_NUMBER_LENGTH) {
            throw tokens.unreadable(Kind.LIMIT);
        }
        return tokens.text();
    }
}
