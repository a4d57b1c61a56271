package org.webhookverifier.verify.procedure;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.verify.Reason;

/** What a procedure found out. */
public sealed interface Finding {
    /** The moment of a proof without one. */
    long NO_TIME = Long.MIN_VALUE;

    /**
     * The request is not proved.
     *
     * @param reason why
     * @param detail which check it was; nothing of the request
     */
    record Refused(Reason reason, String detail) implements Finding {}

    /**
     * The request is proved.
     *
     * @param key the number of the key that matched, in the list that was given
     * @param signedAtMillis the signed moment, or {@link #NO_TIME}
     * @param coverage what the proof covers
     * @param body the body that is proved, where it is not the one that came but what that stands for, for example decompressed
     */
    record Proved(int key, long signedAtMillis, Coverage coverage, byte @Nullable [] body) implements Finding {
        /** A proof of the request as it came. */
        public Proved(int key, long signedAtMillis, Coverage coverage) {
            this(key, signedAtMillis, coverage, null);
        }
    }
}
