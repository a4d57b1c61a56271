package org.webhookverifier.sync;

/** How far a {@link SubscriptionSync} may go. */
public enum SyncMode {
    /** Nowhere: nothing is called, and the token is not asked for. The default. */
    OFF,
    /** It reads, and says what it would change. */
    PLAN,
    /** It reads, and changes what does not agree. */
    APPLY
}
