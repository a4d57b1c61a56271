package org.webhookverifier.provider;

import java.util.List;

/**
 * How a request holds one or more signatures.
 *
 * <p>With a separator the value is a list; every item that starts with the prefix holds a candidate, all other items are
 * skipped, and spaces around items are ignored. Without one the whole value is a single candidate and has to start with the
 * prefix.
 *
 * @param at the places, usually one header; where there are several, one of them is enough
 * @param separator what separates the items of a list: one character, or empty if there is no list
 * @param prefix what a candidate starts with, for example {@code sha256=} or {@code v1,}; may be empty
 * @param prefixOptional whether a value that is no list may lack the prefix
 * @param encoding how the bytes are written
 */
public record SignatureFormat(
        List<Ref> at, String separator, String prefix, boolean prefixOptional, Encoding encoding) {
    /** Keeps its own copy of the places. */
    public SignatureFormat {
        at = List.copyOf(at);
    }

    /** Returns where the signature starts in a text, or a negative number if the text lacks the prefix. */
    public int start(String text) {
        return text.startsWith(prefix) ? prefix.length() : prefixOptional ? 0 : -1;
    }

    /** Returns the name of the first header that may hold it, or an empty text if none does. */
    public String header() {
        return at.stream()
                .filter(Ref.Header.class::isInstance)
                .map(place -> ((Ref.Header) place).name())
                .findFirst()
                .orElse("");
    }
}
