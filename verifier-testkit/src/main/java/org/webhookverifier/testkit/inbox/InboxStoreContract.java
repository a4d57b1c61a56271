package org.webhookverifier.testkit.inbox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.webhookverifier.inbox.InboxStore;

/**
 * What every {@link InboxStore} has to keep, as tests: a subclass opens stores on fresh entries and lets time pass.
 *
 * <pre>{@code
 * class MyStoreTest extends InboxStoreContract {
 *     @Override
 *     protected InboxStore open() { ... }
 *
 *     @Override
 *     protected InboxStore openAnother() { ... }
 *
 *     @Override
 *     public void advance(Duration time) { ... }
 * }
 * }</pre>
 *
 * <p>No test waits. Where the clock of a store cannot be set, a subclass lets time pass by moving all times that are kept back by as
 * much.
 */
public abstract class InboxStoreContract
        implements AcceptanceCases,
                ClaimCases,
                CompletionCases,
                LaneCases,
                ByHandCases,
                PurgeCases,
                SharedStoreCases,
                EffectCases,
                SubscriptionCases {
    private InboxStore store;
    private @Nullable InboxStore another;

    /** For subclasses. */
    protected InboxStoreContract() {}

    /**
     * Opens a store without entries; called before each test.
     *
     * @throws Exception if it cannot be opened
     */
    protected abstract InboxStore open() throws Exception;

    /**
     * Opens another store on the entries of the one that was opened last, as another process would.
     *
     * @throws Exception if it cannot be opened
     */
    protected abstract InboxStore openAnother() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = open();
        another = null;
    }

    @AfterEach
    final void closeStores() {
        store.close();
        if (another != null) {
            another.close();
        }
    }

    @Override
    public final InboxStore store() {
        return store;
    }

    @Override
    public final InboxStore anotherStore() {
        InboxStore known = another;
        if (known == null) {
            try {
                known = openAnother();
            } catch (Exception e) {
                throw new IllegalStateException("The second store cannot be opened.", e);
            }
            another = known;
        }
        return known;
    }
}
