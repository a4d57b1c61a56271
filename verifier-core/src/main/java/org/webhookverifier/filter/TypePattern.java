package org.webhookverifier.filter;

/**
 * Event types, of which {@code *} stands for any characters.
 *
 * <p>Immutable and thread-safe.
 */
public final class TypePattern {
    private final String text;
    private final String[] parts;

    private TypePattern(String text) {
        this.text = text;
        this.parts = text.split("\\*", -1);
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is blank, or has white space around it
     */
    public static TypePattern of(String text) {
        if (text.isBlank() || !text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    "The type \"" + text
                            + "\" is blank or has white space around it: write it as the provider does, or \"*\" for every type.");
        }
        return new TypePattern(text);
    }

    /** Returns whether a text stands for more than one type. */
    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0;
    }

    /** Returns whether a type is one of these. Takes time in proportion to the length of the type and of the pattern. */
    public boolean matches(String type) {
        if (parts.length == 1) {
            return text.equals(type);
        }
        String first = parts[0];
        String last = parts[parts.length - 1];
        int end = type.length() - last.length();
        if (end < first.length() || !type.startsWith(first) || !type.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (int i = 1; i < parts.length - 1; i++) {
            // The earliest place is as good as any, for what follows has the most room then.
            int found = type.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }

    /** Returns the pattern as it was given. */
    @Override
    public String toString() {
        return text;
    }
}
