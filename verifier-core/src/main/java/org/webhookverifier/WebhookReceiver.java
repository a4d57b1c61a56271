package org.webhookverifier;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.dispatch.Interest;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Greeter;
import org.webhookverifier.identify.Identified;
import org.webhookverifier.identify.Identifier;
import org.webhookverifier.identify.Item;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.identify.UnidentifiableException;
import org.webhookverifier.inbox.Arrival;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.request.BodyConsumedException;
import org.webhookverifier.request.BoundedBody;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.shadow.ShadowReport;
import org.webhookverifier.source.Route;
import org.webhookverifier.source.Source;
import org.webhookverifier.subscription.LiveRules;
import org.webhookverifier.subscription.Subscriptions;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;

/**
 * Receives deliveries: verifies each request, identifies it, admits it once, and hands typed events to handlers.
 *
 * <pre>{@code
 * var receiver = WebhookReceiver.builder()
 *         .source(Source.of("stripe", System.getenv("STRIPE_SECRET")))
 *         .handlers(new Billing())
 *         .build();
 * Receipt receipt = receiver.receive("stripe", request);
 * respond(receipt.answer());
 * }</pre>
 *
 * <p>The guarantees: no handler sees a byte that is not verified. An answer of 2xx means that the handlers have completed. A
 * delivery whose handler failed is not acknowledged, so that the sender's retry runs it again. Copies of one delivery run its
 * handlers once within the retention of the source, as long as the store of claims keeps what it was told. Nothing that a sender
 * sends makes a method of this class throw.
 *
 * <p>With an {@linkplain WebhookReceiverBuilder#inbox inbox}, an answer of 2xx means that the delivery is in its store, where no crash
 * loses it; handlers run afterwards, on workers of the inbox, and again until they have finished or the delivery is a dead letter.
 *
 * <p>Thread-safe. Close it at the end if it has an inbox.
 */
public final class WebhookReceiver implements AutoCloseable {
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Route> exactPaths = new LinkedHashMap<>();
    private final Dispatcher dispatcher;
    private final DedupStore store;
    private final Clock clock;
    private final ReceiptReport report;
    private final @Nullable Inbox inbox;
    private final @Nullable Keeping keeping;
    private final Subscriptions subscriptions;

    WebhookReceiver(
            Collection<Endpoint> endpoints,
            Dispatcher dispatcher,
            DedupStore store,
            Clock clock,
            ReceiptReport report,
            @Nullable Inbox inbox,
            LiveRules live) {
        for (Endpoint endpoint : endpoints) {
            Source source = endpoint.source();
            this.endpoints.put(source.name(), endpoint);
            if (!source.path().hasTenant()) {
                exactPaths.put(source.path().template(), new Route(source, ""));
            }
        }
        this.dispatcher = dispatcher;
        this.store = store;
        this.clock = clock;
        this.report = report;
        this.inbox = inbox;
        subscriptions = new Subscriptions(
                live,
                dispatcher.sources(),
                dispatcher.handlers(),
                inbox == null ? () -> {} : inbox::subscriptionsChanged);
        keeping = inbox == null ? null : new Keeping(inbox);
    }

    /** Starts the configuration of a receiver. */
    public static WebhookReceiverBuilder builder() {
        return new WebhookReceiverBuilder();
    }

    /** Returns the sources, in the order in which they were given. */
    public List<Source> sources() {
        return endpoints.values().stream().map(Endpoint::source).toList();
    }

    /** Returns whether deliveries are kept before they are handled. */
    public boolean hasInbox() {
        return inbox != null;
    }

    /**
     * Returns where accepted deliveries wait, to look at them, replay or bury them.
     *
     * @throws IllegalStateException if the receiver has no inbox
     */
    public Inbox inbox() {
        if (inbox == null) {
            throw new IllegalStateException(
                    "The receiver has no inbox; give it one, for example inbox(JdbcInboxStore.embedded(file)).");
        }
        return inbox;
    }

    /** Returns what is wanted at the moment, to pause, resume, give up or take again sources, types and handlers. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /**
     * Returns what the shadows have found since the receiver was built.
     *
     * @return for each handler that has a shadow, how often each finding was made; those that were not are there with 0
     */
    public Map<String, Map<ShadowReport.Finding, Long>> shadowCounts() {
        return dispatcher.shadowCounts();
    }

    /**
     * Closes the inbox, if there is one: lets handlers end, and its store go. What is not done waits in the store. Shadows end, and what
     * waits for them is forgotten.
     */
    @Override
    public void close() {
        if (inbox != null) {
            inbox.close();
        }
        dispatcher.close();
    }

    /** Returns where requests to the given path belong; the path is that within the application, as received, without the query. */
    public Optional<Route> route(String path) {
        Route exact = exactPaths.get(path);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (Endpoint endpoint : endpoints.values()) {
            Source source = endpoint.source();
            Optional<String> tenant = source.path().hasTenant() ? source.path().match(path) : Optional.empty();
            if (tenant.isPresent()) {
                return Optional.of(new Route(source, tenant.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Receives a request to a source without tenants.
     *
     * @throws WebhookConfigurationException if there is no source of that name
     */
    public Receipt receive(String source, WebhookRequest request) {
        return receive(new Route(endpoint(source).source(), ""), request);
    }

    /** Receives a request: verify, identify, admit, dispatch, complete. */
    public Receipt receive(Route route, WebhookRequest request) {
        Receipt refusal = screened(route, request, request.body().length);
        return refusal == null ? handle(route, request) : report.of(refusal);
    }

    /**
     * Receives a request whose body has not been read yet: refuses it unread where that is possible, and reads no more of it than
     * the source's limit. A stream that ends at once although a length was declared, or that throws {@link BodyConsumedException},
     * is one whose body somebody else has read.
     *
     * @param head the request without its body
     * @param declaredLength the value of {@code Content-Length}, or -1 if there is none
     */
    public Receipt receive(Route route, WebhookRequest head, long declaredLength, InputStream body) {
        Object read = read(route, head, declaredLength, body);
        return read instanceof Receipt refusal ? refusal : handle(route, (WebhookRequest) read);
    }

    /**
     * Takes a request as far as the claim, for adapters that let the application itself handle the delivery.
     *
     * @param head the request without its body
     * @param declaredLength the value of {@code Content-Length}, or -1 if there is none
     */
    public Admission admit(Route route, WebhookRequest head, long declaredLength, InputStream body) {
        Object read = read(route, head, declaredLength, body);
        return read instanceof Receipt refusal
                ? new Admission.Answered(refusal)
                : admitted(route, (WebhookRequest) read);
    }

    /** Takes a request as far as the claim, for adapters that let the application itself handle the delivery. */
    public Admission admit(Route route, WebhookRequest request) {
        Receipt refusal = screened(route, request, request.body().length);
        return refusal == null ? admitted(route, request) : new Admission.Answered(report.of(refusal));
    }

    /**
     * Says whether a request can be refused before its body is read, for adapters that read without blocking.
     *
     * @param declaredLength the value of {@code Content-Length}, or -1 if there is none
     */
    public Optional<Receipt> screen(Route route, WebhookRequest head, long declaredLength) {
        return Optional.ofNullable(screened(route, head, declaredLength)).map(report::of);
    }

    /** Returns the receipt for a body that proved longer than the source's limit, for adapters that read without blocking. */
    public Receipt tooLarge(Route route) {
        return report.of(new Receipt.Refused(route.source().name(), Receipt.Refused.Why.TOO_LARGE));
    }

    /** Returns the receipt of a request whose body need not be read. */
    private @Nullable Receipt screened(Route route, WebhookRequest head, long declaredLength) {
        Source source = route.source();
        Identifier identifier = endpoint(source.name()).identifier();
        if (!identifier.greeter().mayGreet(head.method()) || !source.addresses().admits(head)) {
            return Screening.refusal(source, head, declaredLength);
        }
        try {
            Answer answer = identifier.greet(head, route.tenant(), clock.millis());
            return answer == null
                    ? Screening.refusal(source, head, declaredLength)
                    : new Receipt.Handshaken(source.name(), answer);
        } catch (UnidentifiableException e) {
            return new Receipt.Unreadable(source.name(), null, String.valueOf(e.getMessage()), List.of());
        } catch (RuntimeException e) {
            return new Receipt.Failed(source.name(), null, List.of(), e);
        }
    }

    private Object read(Route route, WebhookRequest head, long declaredLength, InputStream body) {
        Source source = route.source();
        Receipt refusal = screened(route, head, declaredLength);
        if (refusal != null) {
            return report.of(refusal);
        }
        try {
            byte[] bytes = BoundedBody.read(body, declaredLength, source.bodyLimit());
            if (bytes == null) {
                return tooLarge(route);
            }
            if (bytes.length == 0 && declaredLength > 0) {
                return report.of(Screening.consumed(source, head, "the stream had ended already"));
            }
            boolean whole = declaredLength < 0 || bytes.length == declaredLength;
            return whole ? head.withBody(bytes) : report.of(Screening.broken(source));
        } catch (BodyConsumedException e) {
            return report.of(Screening.consumed(source, head, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return report.of(Screening.broken(source));
        }
    }

    private Admission admitted(Route route, WebhookRequest request) {
        Admission admission = guarded(route.source(), () -> admission(route, request, false));
        return admission instanceof Admission.Answered answered
                ? new Admission.Answered(report.of(answered.receipt()))
                : admission;
    }

    private Receipt handle(Route route, WebhookRequest request) {
        return handled(guarded(route.source(), () -> admission(route, request, true)));
    }

    private Receipt handled(Admission admission) {
        if (admission instanceof Admission.Admitted admitted) {
            return dispatched(admitted);
        }
        Receipt receipt = ((Admission.Answered) admission).receipt();
        return receipt instanceof Receipt.Batch ? receipt : report.of(receipt);
    }

    @SuppressWarnings("IllegalCatch") // as below
    private Receipt dispatched(Admission.Admitted admitted) {
        try {
            var results = dispatcher.dispatch(admitted.delivery(), admitted.payload(), admitted.finishedBefore());
            Receipt receipt = report.of(admitted.end(results));
            dispatcher.follow(admitted.delivery(), admitted::payload, results);
            return receipt;
        } catch (RuntimeException | StackOverflowError e) {
            return admitted.fail(e);
        }
    }

    @SuppressWarnings("IllegalCatch") // nothing a sender sends may make an exception or error leave this class
    private static Admission guarded(Source source, Supplier<Admission> step) {
        try {
            return step.get();
        } catch (UnreadableJsonException | UnidentifiableException e) {
            return new Admission.Answered(
                    new Receipt.Unreadable(source.name(), null, String.valueOf(e.getMessage()), List.of()));
        } catch (RuntimeException | StackOverflowError e) {
            return new Admission.Answered(new Receipt.Failed(source.name(), null, List.of(), e));
        }
    }

    private Admission admission(Route route, WebhookRequest request, boolean byHandlers) {
        Endpoint endpoint = endpoint(route.source().name());
        Source source = endpoint.source();
        Verification verification = endpoint.verifier().verify(request, route.tenant());
        if (verification instanceof Rejected rejected) {
            boolean unsigned = rejected.reason() == Reason.MISSING_HEADER;
            Answer greeted = endpoint.identifier()
                    .greetUnproved(request, unsigned, new Greeter.Moment(route.tenant(), clock.millis()));
            if (greeted != null) {
                return new Admission.Answered(new Receipt.Handshaken(source.name(), greeted));
            }
            return new Admission.Answered(new Receipt.Rejected(source.name(), rejected.reason(), rejected.detail()));
        }
        var verified = (Verified) verification;
        try {
            return verifiedAdmission(endpoint, verified, route.tenant(), byHandlers);
        } catch (UnreadableJsonException | UnidentifiableException e) {
            Keeping keeping = keeping(source);
            if (keeping == null || !byHandlers) {
                throw e;
            }
            return new Admission.Answered(keeping.keep(
                    source, unreadable(endpoint, verified, Item.whole(verified.request()), route.tenant())));
        }
    }

    private Admission verifiedAdmission(Endpoint endpoint, Verified verified, String tenant, boolean byHandlers) {
        Source source = endpoint.source();
        List<byte[]> items = byHandlers ? endpoint.identifier().items(verified.request()) : null;
        if (items != null) {
            return new Admission.Answered(batch(endpoint, verified, tenant, new Batch(items)));
        }
        Identified identified = endpoint.identifier().identify(verified, tenant, clock.instant());
        if (identified.handshake() != null) {
            return new Admission.Answered(new Receipt.Handshaken(source.name(), identified.handshake()));
        }
        return claimed(source, identified, byHandlers);
    }

    private @Nullable Keeping keeping(Source source) {
        return keeping != null && keeping.keeps(source) ? keeping : null;
    }

    private Arrival unreadable(Endpoint endpoint, Verified verified, Item item, String tenant) {
        Identified bytes = endpoint.identifier().unreadable(verified, item, tenant, clock.instant());
        return Arrival.unreadable(bytes);
    }

    private Batch.Kept kept(Endpoint endpoint, Verified verified, Item item, String tenant) {
        try {
            Identified identified = endpoint.identifier().identify(verified, item, tenant, clock.instant());
            if (identified.handshake() != null) {
                return Batch.Kept.nothing(
                        new Receipt.Handshaken(endpoint.source().name(), identified.handshake()));
            }
            Interest interest = dispatcher.interest(identified.delivery(), identified.payload());
            Receipt unwanted = unwanted(interest, endpoint.source(), identified.delivery());
            return unwanted == null ? Batch.Kept.of(arrival(interest, identified)) : Batch.Kept.nothing(unwanted);
        } catch (UnreadableJsonException | UnidentifiableException e) {
            return Batch.Kept.of(unreadable(endpoint, verified, item, tenant));
        }
    }

    private Receipt batch(Endpoint endpoint, Verified verified, String tenant, Batch batch) {
        Source source = endpoint.source();
        if (batch.isTooLong()) {
            return new Receipt.Unreadable(
                    source.name(), null, "the request holds more than " + Batch.MAX_ITEMS + " events", List.of());
        }
        Keeping keeping = keeping(source);
        if (keeping != null) {
            return batch.keep(
                    source, verified.request(), item -> kept(endpoint, verified, item, tenant), keeping, report::of);
        }
        return batch.handle(
                source,
                verified.request(),
                item -> handled(guarded(source, () -> {
                    Identified identified = endpoint.identifier().identify(verified, item, tenant, clock.instant());
                    Answer handshake = batch.isOfOne() ? identified.handshake() : null;
                    return handshake == null
                            ? claimed(source, identified, true)
                            : new Admission.Answered(new Receipt.Handshaken(source.name(), handshake));
                })));
    }

    private Admission claimed(Source source, Identified identified, boolean byHandlers) {
        Delivery delivery = identified.delivery();
        Payload payload = identified.payload();
        Interest interest =
                byHandlers ? dispatcher.interest(delivery, payload) : dispatcher.interestOfSource(delivery, payload);
        Receipt unwanted = unwanted(interest, source, delivery);
        if (unwanted != null) {
            return new Admission.Answered(unwanted);
        }
        Keeping keeping = keeping(source);
        if (byHandlers && keeping != null) {
            return new Admission.Answered(keeping.keep(source, arrival(interest, identified)));
        }
        return interest == Interest.PAUSED
                ? new Admission.Answered(new Receipt.Unavailable(delivery, Arrival.PAUSED, null))
                : claim(source, identified);
    }

    private static Arrival arrival(Interest interest, Identified identified) {
        return interest == Interest.PAUSED ? Arrival.paused(identified) : Arrival.of(identified);
    }

    /** Returns the receipt of a delivery that is neither kept nor handled, or {@code null} if it is to be. */
    private static @Nullable Receipt unwanted(Interest interest, Source source, Delivery delivery) {
        Answer success = Answer.success(source.provider());
        return switch (interest) {
            case WANTED, PAUSED -> null;
            case NO_HANDLER -> new Receipt.Ignored(delivery, "no_handler", success);
            case UNSUBSCRIBED -> new Receipt.Ignored(delivery, "unsubscribed", success);
            case FILTERED_BY_SOURCE -> new Receipt.Filtered(delivery, "source", success);
            case FILTERED_BY_HANDLERS -> new Receipt.Filtered(delivery, "handlers", success);
        };
    }

    private Admission claim(Source source, Identified identified) {
        Answer success = Answer.success(source.provider());
        Delivery delivery = identified.delivery();
        try {
            Claim claim = store.claim(delivery.key(), identified.fingerprint(), source.lease());
            if (claim instanceof Claim.Claimed claimed) {
                return new Admission.Admitted(source, delivery, identified.payload(), store, claimed, report);
            }
            if (claim instanceof Claim.Duplicate duplicate) {
                return new Admission.Answered(new Receipt.Duplicate(delivery, duplicate.sameContent(), success));
            }
            return new Admission.Answered(
                    claim instanceof Claim.InProgress inProgress
                            ? new Receipt.InProgress(delivery, inProgress.remaining())
                            : new Receipt.Unavailable(delivery, "store_full", null));
        } catch (RuntimeException e) {
            return new Admission.Answered(new Receipt.Unavailable(delivery, "store_error", e));
        }
    }

    private Endpoint endpoint(String name) {
        Endpoint endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw new WebhookConfigurationException(List.of(
                    "There is no source '" + name + "'. Known are: " + String.join(", ", endpoints.keySet()) + "."));
        }
        return endpoint;
    }
}
