package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.NearestName;
import org.webhookverifier.config.Problems;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.Json;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;
import org.webhookverifier.subscription.LiveRules;
import org.webhookverifier.subscription.SubscriptionStore;

/**
 * Configures how accepted deliveries are kept and handled.
 *
 * <pre>{@code
 * Inbox.on(JdbcInboxStore.embedded(Path.of("webhooks.db")))
 *         .workers(8)
 *         .retry(RetryPolicy.DEFAULT.attempts(20))
 *         .retry("mailer", RetryPolicy.never())
 *         .lane("shop", "/customer/id")
 * }</pre>
 *
 * <p>Mistakes are told together when the receiver is built. Not thread-safe.
 */
public final class InboxBuilder {
    final InboxStore store;
    int workers = 16;
    Duration lease = Duration.ofSeconds(60);
    Duration poll = Duration.ofSeconds(1);
    Duration acceptTimeout = Duration.ofSeconds(2);
    int waiting = 1024;
    Duration handlerTimeout = Duration.ofMinutes(10);
    Duration grace = Duration.ofSeconds(30);
    boolean startedByHand;

    @Nullable
    Duration retention;

    Duration bodyRetention = Duration.ofDays(7);

    @Nullable
    StaleHook staleHook;

    @Nullable
    HandlerTransactions transactions;

    /** The name of the source of what handlers cause. */
    public static final String CHAIN = Chain.SOURCE;

    int deepest = 16;
    final List<AttemptListener> listeners = new ArrayList<>();
    final Map<String, Integer> limits = new HashMap<>();

    private Set<String> only = Set.of();
    private RetryPolicy retry = RetryPolicy.DEFAULT;
    private final Map<String, RetryPolicy> retryBySource = new HashMap<>();
    private final Map<String, RetryPolicy> retryByHandler = new HashMap<>();
    private final Map<String, String> lanes = new HashMap<>();
    private final Map<String, String> positions = new HashMap<>();
    private final Map<String, String> handlerLanes = new HashMap<>();

    InboxBuilder(InboxStore store) {
        this.store = store;
    }

    /**
     * Keeps the deliveries of these sources only; handlers of any others run before the answer, as without an inbox. The default is to keep
     * those of all sources.
     */
    public InboxBuilder sources(String... names) {
        only = Set.of(names);
        return this;
    }

    /** Sets how many handlers run at once on this node. The default is 16. */
    public InboxBuilder workers(int value) {
        workers = value;
        return this;
    }

    /** Sets how many deliveries of a source are handled at once on this node. The default is as many as there are workers. */
    public InboxBuilder workers(String source, int value) {
        limits.put(source, value);
        return this;
    }

    /** Sets how handlers that failed are tried again. The default is {@link RetryPolicy#DEFAULT}. */
    public InboxBuilder retry(RetryPolicy policy) {
        retry = policy;
        return this;
    }

    /** Sets how handlers of a source's deliveries are tried again. The default is that of all sources. */
    public InboxBuilder retry(String source, RetryPolicy policy) {
        retryBySource.put(source, policy);
        return this;
    }

    /** Sets how one handler is tried again, for deliveries of any source. The default is that of the source. */
    public InboxBuilder retryHandler(String handler, RetryPolicy policy) {
        retryByHandler.put(handler, policy);
        return this;
    }

    /**
     * Sets for how long a worker has an entry without a sign of life; a worker that lives renews it. After a crash nothing waits longer
     * than this and the {@linkplain #poll poll}. The default is 60 seconds.
     */
    public InboxBuilder lease(Duration value) {
        lease = value;
        return this;
    }

    /** Sets how long workers wait when nothing is due; what this node accepts wakes them at once. The default is 1 second. */
    public InboxBuilder poll(Duration value) {
        poll = value;
        return this;
    }

    /**
     * Sets how long a request waits until it is in the store; then the sender is asked to come again (503). The default is 2 seconds.
     */
    public InboxBuilder acceptTimeout(Duration value) {
        acceptTimeout = value;
        return this;
    }

    /** Sets how many requests may wait for the store at once; any more are asked to come again (503). The default is 1024. */
    public InboxBuilder waiting(int value) {
        waiting = value;
        return this;
    }

    /** Sets after which time a handler is interrupted, which counts as a failure. The default is 10 minutes. */
    public InboxBuilder handlerTimeout(Duration value) {
        handlerTimeout = value;
        return this;
    }

    /** Sets how long handlers may take to end when the receiver is closed. The default is 30 seconds. */
    public InboxBuilder grace(Duration value) {
        grace = value;
        return this;
    }

    /**
     * Sets for how long entries are kept when they are done or dead, and so for how long copies are known. The default is 45 days, or
     * the retention of the source if that is longer; less than the source has to outlast the provider's retries is refused.
     */
    public InboxBuilder retention(Duration value) {
        retention = value;
        return this;
    }

    /** Sets for how long done entries keep their bodies, and so can be replayed. The default is 7 days. */
    public InboxBuilder bodyRetention(Duration value) {
        bodyRetention = value;
        return this;
    }

    /**
     * Lets the deliveries of a source that have the same value at a place be handled one at a time, in the order of their acceptance.
     * A delivery that fails keeps those after it waiting until it is done or a dead letter; those of other values go on. Deliveries
     * without a value there are in no lane. The default is no lanes: no order is promised.
     *
     * @param pointer a JSON pointer into the payload, for example {@code /data/object/customer}; a slash and the name of a field for a
     *     form
     */
    public InboxBuilder lane(String source, String pointer) {
        lanes.put(source, pointer);
        return this;
    }

    /**
     * Lets the deliveries that one handler takes, and that have the same value at a place, be handled one at a time, in the order of
     * their acceptance; of each source and tenant for itself. A delivery is in one lane: that of the first of its handlers that has
     * one, or else that of its source. All handlers of a delivery keep to it. The default is none.
     *
     * @param pointer as for {@link #lane}
     */
    public InboxBuilder laneHandler(String handler, String pointer) {
        handlerLanes.put(handler, pointer);
        return this;
    }

    /**
     * Says where the deliveries of a source tell how new they are; one that is older than what has been done in its lane is
     * {@linkplain #onStale skipped}. Only for sources with {@linkplain #lane lanes}.
     *
     * @param pointer a JSON pointer to a whole number or a moment in ISO 8601, for example {@code /updated_at}
     */
    public InboxBuilder position(String source, String pointer) {
        positions.put(source, pointer);
        return this;
    }

    /** Sets what learns of deliveries that are skipped as stale. The default is the log alone. */
    public InboxBuilder onStale(StaleHook hook) {
        staleHook = hook;
        return this;
    }

    /** Sets what runs handlers in transactions. The default is what the store has, for handlers that ask for it. */
    public InboxBuilder transactions(HandlerTransactions value) {
        transactions = value;
        return this;
    }

    /** Adds a listener for every attempt. The log is written in any case. */
    public InboxBuilder listener(AttemptListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Lets nothing be handled before {@link Inbox#start()} or {@link Inbox#runDue()} is called. The default is to start when the receiver
     * is built.
     */
    public InboxBuilder startedByHand() {
        startedByHand = true;
        return this;
    }

    /**
     * Sets how many steps a chain may have of deliveries that handlers have caused. A handler that would make it longer has failed for
     * good, and its delivery is a dead letter. The default is 16.
     */
    public InboxBuilder chainSteps(int most) {
        deepest = most;
        return this;
    }

    /**
     * Adds everything that is wrong; for the receiver.
     *
     * @param handlers the names of all handlers
     */
    public void check(Collection<Source> sources, Set<String> handlers, Problems problems) {
        var names = new LinkedHashSet<String>();
        sources.forEach(source -> names.add(source.name()));
        if (!names.add(CHAIN)) {
            problems.add("The source '" + CHAIN + "' has the name of what handlers cause: give it another one.");
        }
        if (deepest < 1) {
            problems.add("The inbox's chains may have " + deepest + " steps: at least 1 is needed.");
        }
        only.stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> problems.add("The inbox names the source '" + name + "', which does not exist; "
                        + NearestName.suggest(name, names)));
        for (Map.Entry<String, ? extends Map<String, ?>> each : Map.of(
                        "workers", limits, "retry", retryBySource, "lane", lanes, "position", positions)
                .entrySet()) {
            each.getValue().keySet().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> problems.add("The inbox's " + each.getKey() + " names the source '" + name
                            + "', which does not exist; " + NearestName.suggest(name, names)));
        }
        Map.of("retryHandler", retryByHandler, "laneHandler", handlerLanes)
                .forEach((setting, named) -> named.keySet().stream()
                        .filter(name -> !handlers.contains(name))
                        .forEach(name -> problems.add("The inbox's " + setting + " names the handler '" + name
                                + "', which does not exist; " + NearestName.suggest(name, handlers))));
        positions.keySet().stream()
                .filter(name -> !lanes.containsKey(name))
                .forEach(name -> problems.add("The inbox has a position for the source '" + name
                        + "', but no lane: say by lane(...) which deliveries follow each other."));
        checkNumbers(problems);
        checkPointers(problems);
        checkRetention(sources, problems);
    }

    private void checkNumbers(Problems problems) {
        Map.of("workers", workers, "waiting", waiting).forEach((name, value) -> {
            if (value < 1) {
                problems.add("The inbox's " + name + " is " + value + ": at least 1 is needed.");
            }
        });
        limits.forEach((source, value) -> {
            if (value < 1) {
                problems.add(
                        "The inbox's workers for the source '" + source + "' are " + value + ": at least 1 is needed.");
            }
        });
        Map.of("lease", lease, "poll", poll, "acceptTimeout", acceptTimeout, "handlerTimeout", handlerTimeout)
                .forEach((name, value) -> {
                    if (value.toMillis() < 1) {
                        problems.add(
                                "The inbox's " + name + " is " + value + ": it has to be longer than a millisecond.");
                    }
                });
        if (grace.isNegative() || bodyRetention.isNegative()) {
            problems.add("The inbox's grace and bodyRetention cannot be negative.");
        }
    }

    private void checkPointers(Problems problems) {
        lanes.forEach((source, pointer) -> checkPointer("the source '" + source + "'", pointer, problems));
        positions.forEach((source, pointer) -> checkPointer("the source '" + source + "'", pointer, problems));
        handlerLanes.forEach((handler, pointer) -> checkPointer("the handler '" + handler + "'", pointer, problems));
    }

    private static void checkPointer(String owner, String pointer, Problems problems) {
        try {
            if (JsonPointer.parse(pointer).segments().isEmpty()) {
                problems.add(
                        "The inbox's pointer for " + owner + " is empty: point to a value, for example /customer/id.");
            }
        } catch (IllegalArgumentException e) {
            problems.add("Of the inbox, for " + owner + ": " + e.getMessage());
        }
    }

    private void checkRetention(Collection<Source> sources, Problems problems) {
        Duration wanted = retention;
        if (wanted == null) {
            return;
        }
        for (Source source : kept(sources)) {
            if (wanted.compareTo(source.shortestRetention()) < 0) {
                problems.add("The inbox's retention of " + wanted + " is shorter than the " + source.shortestRetention()
                        + " for which the source '" + source.name()
                        + "' has to know copies: its provider may still send some. Make it longer.");
            }
        }
    }

    Map<String, Duration> retentions(Collection<Source> sources) {
        var retentions = new HashMap<String, Duration>();
        for (Source source : kept(sources)) {
            Duration least = retention == null ? Inbox.DEFAULT_RETENTION : retention;
            Duration own = retention == null ? source.retention() : least;
            retentions.put(source.name(), own.compareTo(least) > 0 ? own : least);
        }
        retentions.put(CHAIN, retention == null ? Inbox.DEFAULT_RETENTION : retention);
        return retentions;
    }

    private List<Source> kept(Collection<Source> sources) {
        return sources.stream()
                .filter(source -> only.isEmpty() || only.contains(source.name()))
                .toList();
    }

    InboxRules rules(Collection<Source> sources) {
        var secrets = new ArrayList<String>();
        sources.forEach(source -> source.secrets().stream().map(Secret::reveal).forEach(secrets::add));
        return new InboxRules(
                retry,
                Map.copyOf(retryBySource),
                Map.copyOf(retryByHandler),
                handlerTimeout,
                new ErrorText(secrets),
                transactionsOrNull());
    }

    private @Nullable HandlerTransactions transactionsOrNull() {
        return transactions == null ? store.transactions().orElse(null) : transactions;
    }

    /** Returns what keeps subscriptions; for the receiver. */
    public Optional<SubscriptionStore> subscriptions() {
        return store.subscriptions();
    }

    /** Returns what handlers may ask for as parameters; for the receiver. */
    public Set<Class<?>> resources() {
        HandlerTransactions known = transactionsOrNull();
        return known == null ? Set.of() : known.resources();
    }

    Lanes lanes(Dispatcher dispatcher) {
        var bySource = new HashMap<String, LanePlaces>();
        lanes.forEach((source, pointer) -> bySource.put(source, LanePlaces.of(pointer, positions.get(source))));
        var byHandler = new HashMap<String, LanePlaces>();
        handlerLanes.forEach((handler, pointer) -> byHandler.put(handler, LanePlaces.of(pointer, null)));
        return new Lanes(dispatcher, bySource, byHandler);
    }

    /**
     * Builds the inbox; for the receiver, which calls {@link #check} before.
     *
     * @param payloads what models are bound to, of a delivery that was kept
     * @param live what is paused and unsubscribed from
     * @param json writes what handlers return; asked for when one returns something
     */
    public Inbox build(
            Collection<Source> sources,
            Dispatcher dispatcher,
            Function<Delivery, @Nullable Payload> payloads,
            LiveRules live,
            Supplier<Json> json) {
        return new Inbox(this, sources, dispatcher, payloads, live, json);
    }
}
