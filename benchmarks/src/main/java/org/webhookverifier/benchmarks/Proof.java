package org.webhookverifier.benchmarks;

import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;

/** Makes sure that what is measured also does its work. */
final class Proof {
    private Proof() {}

    static Verification ofAccepted(Verification verification) {
        if (!(verification instanceof Verified)) {
            throw new IllegalStateException("A genuine request was refused: " + verification);
        }
        return verification;
    }

    static Verification ofRejected(Reason reason, Verification verification) {
        if (!(verification instanceof Rejected rejected) || rejected.reason() != reason) {
            throw new IllegalStateException("Not refused with " + reason + ": " + verification);
        }
        return verification;
    }

    static boolean ofTrue(boolean value) {
        if (!value) {
            throw new IllegalStateException("The answer was no");
        }
        return true;
    }
}
