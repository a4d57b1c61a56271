package org.webhookverifier.json;

import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * The tokens of one text, from whichever library reads it.
 *
 * <p>So that reading is written once, and both libraries give the same. The numbers are those that both libraries use. Not
 * thread-safe.
 */
interface Tokens extends AutoCloseable {
    int END = 0;
    int OBJECT = 1;
    int OBJECT_END = 2;
    int ARRAY = 3;
    int ARRAY_END = 4;
    int NAME = 5;
    int STRING = 6;
    int WHOLE_NUMBER = 7;
    int NUMBER = 8;
    int TRUE = 9;
    int FALSE = 10;
    int NULL = 11;

    /**
     * Goes to the next token and returns its number.
     *
     * @throws UnreadableJsonException if the library refuses the text
     */
    int next();

    /** Returns the name of a member, while at a name. */
    String name();

    /** Returns a scalar as text: a string as it is, anything else as written. */
    String text();

    /** Returns the number of characters of the number that this is at. */
    int length();

    /** Makes the exception for a text that is refused here. */
    UnreadableJsonException unreadable(Kind kind);

    @Override
    void close();
}
