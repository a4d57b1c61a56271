package org.webhookverifier.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks into the text of an expression for what the library would accept but must not run.
 *
 * <p>It knows names, texts, regular expressions and comments, not the grammar. What it misses, the evaluation refuses.
 */
final class JsonataSource {
    /** Functions by which a payload could become code, or a replay could give something else. */
    static final Set<String> WITHHELD = Set.of("eval", "now", "millis", "random", "shuffle");

    private static final Set<String> WORDS_BEFORE_PARENTHESES = Set.of("and", "or", "in", "function", "\u03bb");

    private final String text;
    private final List<String> mistakes = new ArrayList<>();
    private int at;
    private boolean afterValue;

    private JsonataSource(String text) {
        this.text = text;
    }

    /** Says that a text is no expression. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    /** Returns the place of the last of some characters that were read, as line and column, both counted from 1. */
    static String place(String text, int read) {
        int last = Math.max(0, Math.min(read, text.length()) - 1);
        int line = 1;
        int start = 0;
        for (int i = 0; i < last; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return "line " + line + ", column " + (last - start + 1);
    }

    /** Returns what must not be run, each as the end of a sentence about the expression. */
    static List<String> mistakes(String expression) {
        var source = new JsonataSource(expression);
        source.read();
        return source.mistakes;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'' || c == '`') {
                at = endOfQuoted(c);
                afterValue = true;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (c == '/' && !afterValue) {
                at = endOfRegex();
                afterValue = true;
            } else if (c == '$' || Character.isJavaIdentifierPart(c)) {
                name();
            } else {
                afterValue = Character.isWhitespace(c) ? afterValue : c == ')' || c == ']' || c == '}';
                at++;
            }
        }
    }

    /** As the library does: a slash within brackets does not end it. */
    private int endOfRegex() {
        int depth = 0;
        for (int end = at + 1; end < text.length(); end++) {
            switch (text.charAt(end)) {
                case '\\' -> end++;
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case '/' -> {
                    if (depth == 0) {
                        return end + 1;
                    }
                }
                default -> {}
            }
        }
        return text.length();
    }

    private int endOfQuoted(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' && quote != '`' ? 2 : 1;
        }
        return end + 1;
    }

    private void name() {
        int start = at;
        at++;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        afterValue = !WORDS_BEFORE_PARENTHESES.contains(name);
        if (name.startsWith("$")) {
            if (WITHHELD.contains(name.substring(1))) {
                mistakes.add("uses " + name + " at " + place(text, start + 1)
                        + ", which is not available: a payload is no code, and a replay has to give the same");
            }
        } else if (afterValue && !Character.isDigit(name.charAt(0)) && isCalled()) {
            mistakes.add("calls " + name + " at " + place(text, start + 1) + ", which is no function; write $" + name);
        }
    }

    private boolean isCalled() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '(';
    }
}
