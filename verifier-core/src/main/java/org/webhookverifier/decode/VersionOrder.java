package org.webhookverifier.decode;

import java.util.Comparator;

/**
 * The natural order of version texts: {@code 1} before {@code 2} before {@code 10}, {@code 2024-10} before {@code 2025-01} before
 * {@code unstable}.
 *
 * <p>A text is read as a row of numbers and single characters. A number is a run of the digits 0 to 9, of any length, and is
 * compared by value; everything else is compared by character code, ASCII letters without regard to case. So numbers come before
 * letters, and a text comes before every longer text that starts with it: {@code 2025-03-31} before {@code 2025-03-31.basil},
 * {@code 1} before {@code 1.0}. Words like {@code beta} have no meaning.
 *
 * <p>The order is total. Two texts are the same version, and compare as 0, if they differ in nothing but the case of ASCII letters
 * and leading zeros of numbers: {@code V2} and {@code v02}, but neither {@code v2} and {@code 2} nor {@code 1} and {@code 1.0}.
 */
public enum VersionOrder implements Comparator<String> {
    /** The only instance. */
    NATURAL;

    /** Returns whether two texts are the same version. */
    public static boolean same(String left, String right) {
        return left.equals(right) || NATURAL.compare(left, right) == 0;
    }

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            char a = lowerCase(left.charAt(i));
            char b = lowerCase(right.charAt(j));
            if (isDigit(a) && isDigit(b)) {
                int leftEnd = endOfNumber(left, i);
                int rightEnd = endOfNumber(right, j);
                int order = compareNumbers(left, i, leftEnd, right, j, rightEnd);
                if (order != 0) {
                    return order;
                }
                i = leftEnd;
                j = rightEnd;
            } else if (a != b) {
                return Character.compare(a, b);
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    /** Compares digit by digit, because a run of digits may be longer than any number type. */
    private static int compareNumbers(String left, int i, int leftEnd, String right, int j, int rightEnd) {
        int a = skipZeros(left, i, leftEnd);
        int b = skipZeros(right, j, rightEnd);
        int order = Integer.compare(leftEnd - a, rightEnd - b);
        while (order == 0 && a < leftEnd) {
            order = Character.compare(left.charAt(a++), right.charAt(b++));
        }
        return order;
    }

    private static int skipZeros(String text, int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static int endOfNumber(String text, int start) {
        int i = start;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
