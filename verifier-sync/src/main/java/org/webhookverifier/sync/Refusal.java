package org.webhookverifier.sync;

/** Carries a failure to where it becomes a result; leaves the package never. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient Doubt doubt;

    /** What a refusal says about the state at the provider. */
    enum Doubt {
        /** It is as it was. */
        NONE,
        /** It is not as it was when it was read: somebody else has changed it. */
        STALE,
        /** Nobody knows whether the change was made. */
        UNKNOWN
    }

    private Refusal(Failure failure, Doubt doubt) {
        super(failure.text(), null, false, false);
        this.failure = failure;
        this.doubt = doubt;
    }

    static Refusal of(Failure.Kind kind, String text) {
        return new Refusal(Failure.of(kind, text), Doubt.NONE);
    }

    static Refusal of(Failure failure) {
        return new Refusal(failure, Doubt.NONE);
    }

    Refusal with(Doubt other) {
        return new Refusal(failure, other);
    }

    Failure failure() {
        return failure;
    }

    Doubt doubt() {
        return doubt;
    }
}
