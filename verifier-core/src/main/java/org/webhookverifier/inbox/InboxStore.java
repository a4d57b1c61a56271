package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.subscription.SubscriptionStore;

/**
 * Keeps accepted deliveries until they are done; applications may implement it for a database of their own.
 *
 * <p>Every method is one atomic step, and what it did is durable when it returns: a crash of the process, or of the database, does
 * not undo it. What a method answers with an exception may have happened or not. All times are those of the store's own clock (the
 * database's, where there is one), never of the caller's. Keys are compared exactly, case-sensitively and whole.
 *
 * <p>Many processes may share what a store is kept in. Each claim gets a token that is larger than all before it for that entry, and
 * only the newest token, while its entry is still claimed, can end or renew the claim: a late holder changes nothing.
 *
 * <p>Implementations are thread-safe. The contract suite in the testkit shows whether one keeps what is said here.
 */
public interface InboxStore extends AutoCloseable {
    /**
     * Keeps deliveries, all of them or none. Of several with one key the first is kept, and the others are known.
     *
     * @return what became of each, in the order of the entries
     */
    List<Acceptance> accept(List<NewEntry> entries);

    /**
     * Claims entries that wait and whose time has come, and those whose claim has ended with its lease, in the order of the time at
     * which they were due. An entry with a lane is given only if no entry of its lane that was accepted before it is still to be
     * done, be it parked, and no other one of its lane is claimed.
     *
     * @return at most as many as asked for; none if there are none at present
     */
    List<ClaimedEntry> claim(ClaimRequest request);

    /**
     * Lets claims hold longer, from now on.
     *
     * @return the numbers of the entries whose claim is lost: the token is not the newest, or the entry is claimed no more
     */
    Set<Long> renew(List<ClaimedEntry> entries, Duration lease);

    /**
     * Ends claims, or remembers how far they have come. What handlers have caused is applied in the same step, for each completion that
     * counts; an {@link Effect} says what that means.
     *
     * @return for each, in their order, whether it counted; {@code false} if the token is not the newest, or the entry is claimed no
     *     more
     */
    List<Boolean> complete(List<Completion> completions);

    /** Returns how many entries there are, and how long the oldest has waited. */
    InboxCounts counts();

    /** Returns the number of entries that a query finds, whatever its limit. */
    long count(EntryQuery query);

    /** Returns the entries that a query finds, the oldest first, without their bodies. */
    List<EntryInfo> list(EntryQuery query);

    /** Returns the entry that holds the delivery with a key, without its body. */
    Optional<EntryInfo> find(DeliveryKey key);

    /** Returns the delivery of an entry with its body; empty if there is no such entry, or its body has been purged. */
    Optional<Delivery> delivery(long id);

    /**
     * Changes entries by hand, all of them or none, and notes it in the audit trail. Entries that the action does not apply to are
     * left as they are: those that are claimed, and those whose body is gone; a dead letter or done entry cannot be buried, and one
     * that waits cannot be replayed.
     *
     * <p>An entry that is replayed waits to be handled at once, with no attempts behind it; it was accepted, for the limits of its
     * retries, now. Of a dead or parked one the handlers that had finished do not run again; of a done one all do.
     *
     * @param query what to change; its limit counts
     * @param change what to do, and who wants it why
     * @return the number of entries changed
     */
    int change(EntryQuery query, Change change);

    /** Returns what was changed by hand, the newest first. */
    List<AuditRecord> audits(int most);

    /**
     * Lets parked entries wait to be handled again.
     *
     * @return the number of entries
     */
    int unpark(Set<String> sources, String reason);

    /**
     * Removes entries of a source that ended longer ago than their retention: only those that are done or dead.
     *
     * @return the number of entries removed, never more than asked for; call again until there are fewer
     */
    int purge(String source, Duration retention, int most);

    /**
     * Removes the bodies of entries of a source that are done, longer ago than the given time; the entry stays, to know copies by,
     * and cannot be replayed any more.
     *
     * @return the number of bodies removed, never more than asked for; call again until there are fewer
     */
    int purgeBodies(String source, Duration retention, int most);

    /** Returns what makes acknowledged deliveries less safe than promised, a sentence for each; warned of at start-up. */
    List<String> unsafeSettings();

    /** Returns what runs handlers in the database that the entries are in; empty if there is no such thing. */
    default Optional<HandlerTransactions> transactions() {
        return Optional.empty();
    }

    /**
     * Returns what keeps subscriptions beside the entries, for all processes that share them; empty if there is no such thing, and each
     * process then has its own.
     */
    default Optional<SubscriptionStore> subscriptions() {
        return Optional.empty();
    }

    /** Lets go of what the store itself has opened. */
    @Override
    void close();
}
