package org.webhookverifier.decode;

import org.webhookverifier.transform.TransformException;

/**
 * Says why a payload did not become an event.
 *
 * <p>Never leaves {@code receive}: it becomes the result of a handler. The message names types, versions and steps and holds
 * nothing of the payload; for the same reason what an upcast threw is named and located, but not kept.
 */
public final class UndecodableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final StackTraceElement[] NO_TRACE = {};
    private static final int LONGEST_QUOTE = 80;

    private final boolean unsupportedVersion;

    private UndecodableException(String message, boolean unsupportedVersion, StackTraceElement[] trace) {
        super(message, null, false, trace.length > 0);
        this.unsupportedVersion = unsupportedVersion;
        setStackTrace(trace);
    }

    /** Returns the exception for a payload that cannot be read. */
    static UndecodableException unreadable(String message) {
        return new UndecodableException(message, false, NO_TRACE);
    }

    /** Returns the exception for a payload at which a step threw: it points to the place, without the message of what was thrown. */
    static UndecodableException unreadable(String message, Throwable thrown) {
        return new UndecodableException(
                message + " threw " + thrown.getClass().getName(), false, thrown.getStackTrace());
    }

    /** Returns the exception for a payload that a transform did not reshape. */
    static UndecodableException unreadable(TransformException failure) {
        return new UndecodableException(String.valueOf(failure.getMessage()), false, failure.getStackTrace());
    }

    /** Returns the exception for a version that neither the model nor a chain of upcasts reads. */
    static UndecodableException unsupportedVersion(String message) {
        return new UndecodableException(message, true, NO_TRACE);
    }

    /** Returns whether the version was the reason; otherwise the payload could not be read. */
    public boolean isUnsupportedVersion() {
        return unsupportedVersion;
    }

    /** Returns a sender's text in quotes, shortened, and with a question mark for every character that could forge a log line. */
    static String quote(String text) {
        int length = Math.min(text.length(), LONGEST_QUOTE);
        var quoted = new StringBuilder(length + 5).append('\'');
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            quoted.append(c < ' ' || c > '~' ? '?' : c);
        }
        return quoted.append(length < text.length() ? "...'" : "'").toString();
    }
}
