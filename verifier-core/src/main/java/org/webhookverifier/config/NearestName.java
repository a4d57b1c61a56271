package org.webhookverifier.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses which name was meant by one that is not known, for the messages of mistakes. */
public final class NearestName {
    private NearestName() {}

    /** Returns the end of a message about an unknown name: the nearest known one if one is near, else all of them. */
    public static String suggest(String unknown, Collection<String> known) {
        var sorted = new TreeSet<>(known);
        return of(unknown, sorted)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse(
                        sorted.isEmpty()
                                ? "there is none"
                                : "there " + (sorted.size() == 1 ? "is" : "are") + " \"" + String.join("\", \"", sorted)
                                        + "\"");
    }

    /** Returns the known name that comes nearest, if one is near: no more than a third of the characters differ. */
    public static Optional<String> of(String unknown, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(unknown, name) <= Math.max(1, unknown.length() / 3))
                .min(Comparator.comparingInt((String name) -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of characters to add, remove or replace, whatever their case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
