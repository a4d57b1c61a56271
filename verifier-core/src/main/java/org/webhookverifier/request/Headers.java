package org.webhookverifier.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The headers of a request, in the order received; a name may occur more than once and is compared without regard to the case of
 * ASCII letters.
 *
 * <p>Immutable and thread-safe. The printed form holds names only.
 */
public final class Headers {
    private static final Headers NONE = new Headers(List.of());

    private final String[] namesAndValues;

    private Headers(List<String> namesAndValues) {
        this.namesAndValues = namesAndValues.toArray(new String[0]);
    }

    /**
     * Makes headers from names and values in turn.
     *
     * @throws IllegalArgumentException if there is a name without a value
     */
    public static Headers of(String... namesAndValues) {
        return of(List.of(namesAndValues));
    }

    /**
     * Makes headers from names and values in turn.
     *
     * @throws IllegalArgumentException if there is a name without a value
     */
    public static Headers of(List<String> namesAndValues) {
        if (namesAndValues.size() % 2 != 0) {
            throw new IllegalArgumentException("The header '" + namesAndValues.get(namesAndValues.size() - 1)
                    + "' has no value; give names and values in turn");
        }
        return namesAndValues.isEmpty() ? NONE : new Headers(namesAndValues);
    }

    /** Returns how many header lines there are. */
    public int size() {
        return namesAndValues.length / 2;
    }

    /** Returns the name of the header line at the given position, as received. */
    public String name(int position) {
        return namesAndValues[2 * position];
    }

    /** Returns the value of the header line at the given position, as received. */
    public String value(int position) {
        return namesAndValues[2 * position + 1];
    }

    /** Returns the position of the next header line of the given name, from the given position on, or -1 if there is none. */
    public int find(String name, int from) {
        for (int i = 2 * from; i < namesAndValues.length; i += 2) {
            if (sameName(name, namesAndValues[i])) {
                return i / 2;
            }
        }
        return -1;
    }

    /** Returns the position of the only header line of the given name, -1 if there is none, or -2 if there is more than one. */
    public int findOnly(String name) {
        int found = -1;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (sameName(name, namesAndValues[i])) {
                if (found >= 0) {
                    return -2;
                }
                found = i / 2;
            }
        }
        return found;
    }

    /** Returns the value of the first header line of the given name. */
    public Optional<String> first(String name) {
        int position = find(name, 0);
        return position < 0 ? Optional.empty() : Optional.of(value(position));
    }

    /** Returns the values of all header lines of the given name, in their order. */
    public List<String> all(String name) {
        var values = new ArrayList<String>(1);
        for (int i = find(name, 0); i >= 0; i = find(name, i + 1)) {
            values.add(value(i));
        }
        return values;
    }

    // Not String.equalsIgnoreCase: that also takes the Kelvin sign for a k and the long s for an s.
    private static boolean sameName(String a, String b) {
        int last = a.length() - 1;
        return last + 1 == b.length()
                && (last < 0 || lower(a.charAt(last)) == lower(b.charAt(last)))
                && (a.equals(b) || sameLetters(a, b));
    }

    private static boolean sameLetters(String a, String b) {
        for (int i = 0; i < a.length(); i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y && lower(x) != lower(y)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }

    /** Returns the names, fit for a log; no value. */
    @Override
    public String toString() {
        var text = new StringBuilder("Headers[");
        for (int i = 0; i < size(); i++) {
            text.append(i == 0 ? "" : ", ").append(LogText.of(name(i)));
        }
        return text.append(']').toString();
    }
}
