package org.webhookverifier.verify.procedure.canon;

import org.jspecify.annotations.Nullable;

/** Finds in a request what a provider has signed and the signatures of it. Thread-safe. */
@FunctionalInterface
public interface Canon {
    /** Returns what was found, or {@code null} if the request has not the provider's form; the reading then says why. */
    @Nullable
    Proof read(Reading reading);
}
