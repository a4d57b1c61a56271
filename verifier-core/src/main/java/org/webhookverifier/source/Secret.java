package org.webhookverifier.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * A secret exactly as it is pasted from the provider's dashboard, and how long it counts.
 *
 * <p>How the key is read from it (text, Base64, {@code whsec_}) is known to the provider. Two secrets are equal if text and
 * validity are. The printed form does not hold the text.
 *
 * <p>Immutable and thread-safe.
 */
public final class Secret {
    private final String text;
    private final Instant validFrom;
    private final Instant validUntil;

    private Secret(String text, Instant validFrom, Instant validUntil) {
        this.text = text;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    /**
     * Makes a secret that always counts. White space around PEM is left out.
     *
     * @throws WebhookConfigurationException if the text is missing, empty, blank, has white space around it, or is a placeholder
     *     that nobody replaced
     */
    public static Secret of(@Nullable String text) {
        String mistake = mistake(text);
        if (mistake != null || text == null) {
            throw new WebhookConfigurationException(List.of("A secret " + mistake));
        }
        return new Secret(isPem(text) ? trimmed(text) : text, Instant.MIN, Instant.MAX);
    }

    /** Returns what is wrong with a text as secret, without quoting it, or {@code null} if nothing is. */
    static @Nullable String mistake(@Nullable String text) {
        if (text == null) {
            return "is missing (null): is the environment variable or property that should hold it set?";
        }
        if (text.isEmpty()) {
            return "is empty: anybody could sign with it; paste the one from the provider's dashboard.";
        }
        if (text.isBlank()) {
            return "is blank: paste the one from the provider's dashboard.";
        }
        boolean padded = isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1));
        if (padded && !isPem(text)) {
            return "has white space around it, perhaps a line end from a file: remove it.";
        }
        if (!isText(text)) {
            return "holds half a character, or one that an earlier reader could not make out: paste it again, as UTF-8.";
        }
        int open = text.indexOf("${");
        if (open >= 0 && text.indexOf('}', open) > 0) {
            return "is a placeholder that was not replaced: define the property or environment variable that it names.";
        }
        return null;
    }

    // A line end belongs to every PEM file, and is no part of what is in it.
    private static boolean isPem(String text) {
        return text.contains("-----BEGIN ") && trimmed(text).endsWith("-----");
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && (isSpace(text.charAt(end - 1)) || isEscapedLineEnd(text, start, end))) {
            end -= isSpace(text.charAt(end - 1)) ? 1 : 2;
        }
        return text.substring(start, end);
    }

    private static boolean isEscapedLineEnd(String text, int start, int end) {
        return end - start > 1 && (text.startsWith("\\n", end - 2) || text.startsWith("\\r", end - 2));
    }

    // Their UTF-8 form is a question mark, or the same three bytes for all: whole secrets could come down to what one
    // can guess.
    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c == '\uFFFD') {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    /** Returns this secret, counting from the given moment on. */
    public Secret validFrom(Instant moment) {
        return new Secret(text, moment, validUntil);
    }

    /** Returns this secret, counting until just before the given moment. */
    public Secret validUntil(Instant moment) {
        return new Secret(text, validFrom, moment);
    }

    /** Returns the text. Handle with care: it must not be logged. */
    public String reveal() {
        return text;
    }

    /** Returns whether the secret counts at the given moment: from the first on, until just before the last. */
    public boolean isValidAt(Instant moment) {
        return !moment.isBefore(validFrom) && moment.isBefore(validUntil);
    }

    /** Returns the first millisecond since 1970 at which it counts. */
    public long firstMillis() {
        return validFrom.equals(Instant.MIN) ? Long.MIN_VALUE : millisAtOrAfter(validFrom);
    }

    /** Returns the first millisecond since 1970 at which it counts no more. */
    public long endMillis() {
        return validUntil.equals(Instant.MAX) ? Long.MAX_VALUE : millisAtOrAfter(validUntil);
    }

    private static long millisAtOrAfter(Instant moment) {
        long millis = moment.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(moment) ? millis : millis + 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && text.equals(that.text)
                && validFrom.equals(that.validFrom)
                && validUntil.equals(that.validUntil);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * text.hashCode() + validFrom.hashCode()) + validUntil.hashCode();
    }

    /** Returns the validity; never the text. */
    @Override
    public String toString() {
        return "Secret[redacted" + (validFrom.equals(Instant.MIN) ? "" : ", from " + validFrom)
                + (validUntil.equals(Instant.MAX) ? "" : ", until " + validUntil) + "]";
    }
}
