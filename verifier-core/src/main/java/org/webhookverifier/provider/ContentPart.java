package org.webhookverifier.provider;

/** A part of what a signature covers. */
public sealed interface ContentPart {
    /**
     * Fixed text.
     *
     * @param text the text; ASCII
     */
    record Literal(String text) implements ContentPart {}

    /** The raw bytes of the body. */
    record Body() implements ContentPart {}

    /** The timestamp, as received. */
    record Timestamp() implements ContentPart {}

    /** The id from the header that the scheme names, as received. */
    record Id() implements ContentPart {}

    /**
     * The value of a header, as received.
     *
     * @param name the name of the header
     */
    record Header(String name) implements ContentPart {}

    /**
     * A value from any other place of the request.
     *
     * @param ref the place
     */
    record Value(Ref ref) implements ContentPart {}

    /** The method. */
    record Method() implements ContentPart {}

    /** The URL that the provider has called: the public address of the source, and path and query as received. */
    record Url() implements ContentPart {}

    /** Path and query, as received. */
    record Target() implements ContentPart {}

    /** The secret itself, where a plain hash is taken over it. */
    record SecretText() implements ContentPart {}

    /**
     * A setting of the source, the same in every request.
     *
     * @param name the name of the setting
     */
    record Setting(String name) implements ContentPart {}

    /**
     * The hash of the body, in lower-case hexadecimal.
     *
     * @param hash the hash
     */
    record BodyHash(Hash hash) implements ContentPart {}
}
