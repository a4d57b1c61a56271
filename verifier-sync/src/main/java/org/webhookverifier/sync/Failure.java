package org.webhookverifier.sync;

import java.time.Duration;

/**
 * Why a provider did not do what was asked.
 *
 * @param kind what to do about it
 * @param text for people: the provider's status and words, made fit for a log, without token and secret
 * @param retryAfter how long the provider wants to be left alone; zero if it did not say
 */
public record Failure(Kind kind, String text, Duration retryAfter) {
    /** What to do about a failure. */
    public enum Kind {
        /** The provider does not take the token (401): give a right one. */
        UNAUTHORIZED,
        /** The token may not do this (403): give it the scope. */
        FORBIDDEN,
        /** There is no such repository, organisation, shop or version, or the token cannot see it (404). */
        NOT_FOUND,
        /** The provider does not take what is wanted (400, 422 and the like): an unknown event type, for example. */
        REFUSED,
        /** Somebody else changes the same registrations, or the provider says that there is one which it does not list. */
        CONFLICT,
        /** Too many calls, and the wait is longer than the patience (429): come again after {@link Failure#retryAfter}. */
        RATE_LIMITED,
        /** There was no answer in time, or one of 5xx, several times: come again later. */
        UNAVAILABLE,
        /** The answer cannot be used: a redirect, JSON that is cut off, too long, or other than was asked. */
        UNREADABLE,
        /**
         * A registration was made and the answer with its secret, which is shown once, was lost: delete it with
         * {@link Wanted#nothing}, and apply again.
         */
        SECRET_LOST
    }

    static Failure of(Kind kind, String text) {
        return new Failure(kind, text, Duration.ZERO);
    }

    /** Returns whether anything else that is asked now would fail in the same way. */
    boolean isForAll() {
        return kind == Kind.UNAUTHORIZED || kind == Kind.RATE_LIMITED || kind == Kind.UNAVAILABLE;
    }
}
