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
}
