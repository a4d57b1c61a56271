package org.webhookverifier.provider;

/**
 * How a header holds one or more signatures.
 *
 * <p>With a separator the value is a list; every item that starts with the prefix holds a candidate, all other items are
 * skipped, and spaces around items are ignored. Without one the whole value is a single candidate and has to start with the
 * prefix.
 *
 * @param header the name of the header
 * @param separator what separates the items of a list: one character, or empty if there is no list
 * @param prefix what a candidate starts with, for example {@code sha256=} or {@code v1,}; may be empty
 * @param encoding how the bytes are written
 */
public record SignatureFormat(String header, String separator, String prefix, Encoding encoding) {}
