package org.webhookverifier.json;

import org.jspecify.annotations.Nullable;

/**
 * Says that a text could not be read as JSON or does not fit a model.
 *
 * <p>Never leaves {@code receive}: it becomes a receipt. The message tells kind and place and holds nothing of the text, and the
 * library's own exception, which might, is not kept as cause.
 */
public final class UnreadableJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Kind {
        /** Not JSON, or text after the value. */
        MALFORMED,
        /** Two members of one name. */
        DUPLICATE_NAME,
        /** Too many levels, or a number or name that is too long. */
        LIMIT,
        /** JSON, but not of the model's shape. */
        MISFIT
    }

    private final Kind kind;

    /**
     * Makes the exception.
     *
     * @param where the place, without any text of the payload, or {@code null} if it is not known
     */
    public UnreadableJsonException(Kind kind, @Nullable String where) {
        super("JSON is unreadable: " + describe(kind) + (where == null ? "" : " " + where), null, false, false);
        this.kind = kind;
    }

    /** Makes the exception for a place in the text, which it gives as line and column, both counted in bytes from 1. */
    static UnreadableJsonException at(Kind kind, byte[] text, long offset) {
        int line = 1;
        long column = 1;
        for (int i = 0; i < text.length && i < offset; i++) {
            boolean ends = text[i] == '\n';
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return new UnreadableJsonException(kind, "at line " + line + ", column " + column);
    }

    /** Returns what was wrong. */
    public Kind kind() {
        return kind;
    }

    private static String describe(Kind kind) {
        return switch (kind) {
            case MALFORMED -> "it is malformed";
            case DUPLICATE_NAME -> "an object has two members of one name";
            case LIMIT -> "it exceeds a limit of depth or length";
            case MISFIT -> "it does not fit the model";
        };
    }
}
