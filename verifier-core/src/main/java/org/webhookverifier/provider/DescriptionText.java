package org.webhookverifier.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of a description: objects, arrays, strings, whole numbers and booleans.
 *
 * <p>Why not one of the JSON libraries: both are optional, and verifying a request has to work without either.
 */
final class DescriptionText {
    private final String text;
    private int at;

    private DescriptionText(String text) {
        this.text = text;
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException naming the line, if the text is anything else
     */
    static Map<String, Object> read(String text) {
        var reader = new DescriptionText(text);
        Object value = reader.value(0);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.error("there is text after the object");
        }
        if (!(value instanceof Map)) {
            throw reader.error("it is no object");
        }
        @SuppressWarnings("unchecked")
        var object = (Map<String, Object>) value;
        return object;
    }

    private Object value(int depth) {
        space();
        if (depth > 10) {
            throw error("it is nested too deeply");
        }
        char first = peek();
        if (first == '{') {
            return object(depth);
        }
        if (first == '[') {
            return array(depth);
        }
        if (first == '"') {
            return string();
        }
        int start = at;
        while (at < text.length() && "-0123456789truefalse".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException e) {
            throw error("a value is expected");
        }
    }

    private Map<String, Object> object(int depth) {
        var members = new LinkedHashMap<String, Object>();
        expect('{');
        while (!closes('}', members.isEmpty())) {
            space();
            String name = string();
            space();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw error("the member '" + name + "' occurs twice");
            }
        }
        return members;
    }

    private List<Object> array(int depth) {
        var elements = new ArrayList<Object>();
        expect('[');
        while (!closes(']', elements.isEmpty())) {
            elements.add(value(depth + 1));
        }
        return elements;
    }

    private boolean closes(char end, boolean first) {
        space();
        if (peek() == end) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
            space();
        }
        return false;
    }

    private String string() {
        expect('"');
        var value = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw error("a string holds a control character");
            }
            value.append(c == '\\' ? escape() : c);
        }
        at++;
        return value.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        if (c == 'u' && at + 4 <= text.length()) {
            at += 4;
            return (char) Integer.parseInt(text, at - 4, at, 16);
        }
        int known = "\"\\/bfnrt".indexOf(c);
        if (known < 0) {
            throw error("a string holds an unknown escape");
        }
        return "\"\\/\b\f\n\r\t".charAt(known);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("it ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error("'" + c + "' is expected");
        }
        at++;
    }

    private IllegalArgumentException error(String what) {
        int line = 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
