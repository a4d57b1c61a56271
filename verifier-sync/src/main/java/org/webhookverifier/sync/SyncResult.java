package org.webhookverifier.sync;

import java.util.List;
import org.webhookverifier.source.Secret;

/** What a {@link SubscriptionSync} did. Immutable; the printed forms hold neither token nor secret. */
public sealed interface SyncResult {
    /**
     * Returns the secrets that the provider made and shows only now, as Stripe does for a new registration: to be kept, and given to the
     * source. Empty in most cases.
     */
    default List<Secret> secrets() {
        return List.of();
    }

    /** Nothing was called, for the mode is {@link SyncMode#OFF}. */
    record Off() implements SyncResult {}

    /**
     * The provider was asked, and nothing changed.
     *
     * @param plan what would be changed
     */
    record Planned(Plan plan) implements SyncResult {}

    /**
     * What is registered agrees with what is wanted.
     *
     * @param done what was changed for it; empty if it agreed before
     * @param secrets see {@link SyncResult#secrets()}
     */
    record Applied(List<Change> done, List<Secret> secrets) implements SyncResult {
        /** Makes a result of copies that cannot be changed. */
        public Applied {
            done = List.copyOf(done);
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * Something is not as wanted. What was done is done; to apply again does the rest.
     *
     * @param failure the first one
     * @param done what was changed all the same
     * @param missed what was not, and why; empty if the provider could not even be asked what there is
     * @param secrets see {@link SyncResult#secrets()}
     */
    record Failed(Failure failure, List<Change> done, List<Missed> missed, List<Secret> secrets) implements SyncResult {
        /** Makes a result of copies that cannot be changed. */
        public Failed {
            done = List.copyOf(done);
            missed = List.copyOf(missed);
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * A change that was not made.
     *
     * @param change the change
     * @param failure why; of a change that was not tried any more, the failure before it
     */
    record Missed(Change change, Failure failure) {}
}
