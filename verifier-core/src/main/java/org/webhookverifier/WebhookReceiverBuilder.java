package org.webhookverifier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.admit.MemoryDedupStore;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.dispatch.DispatcherBuilder;
import org.webhookverifier.dispatch.Selection;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.event.HandlerInterceptor;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.identify.Identifier;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxBuilder;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.json.Json;
import org.webhookverifier.observe.ReceiptListener;
import org.webhookverifier.observe.ReceiptLog;
import org.webhookverifier.shadow.ShadowComparison;
import org.webhookverifier.shadow.ShadowListener;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.subscription.LiveRules;
import org.webhookverifier.subscription.MemorySubscriptions;
import org.webhookverifier.transform.Transform;
import org.webhookverifier.verify.Verifier;

/**
 * Configures a {@link WebhookReceiver}. All mistakes, of sources and of handlers, are reported together by {@link #build()}.
 *
 * <p>Not thread-safe.
 */
public final class WebhookReceiverBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final Problems problems = new Problems();
    private final List<Source> sources = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private final List<Consumer<DispatcherBuilder>> handlers = new ArrayList<>();
    private final List<ReceiptListener> listeners = new ArrayList<>();
    private @Nullable Supplier<Json> json;
    private @Nullable DedupStore store;
    private @Nullable InboxBuilder inbox;
    private Clock clock = Clock.systemUTC();

    WebhookReceiverBuilder() {}

    /** Adds a source; its mistakes are reported by {@link #build()}. */
    public WebhookReceiverBuilder source(SourceBuilder source) {
        try {
            return source(source.build());
        } catch (WebhookConfigurationException e) {
            problems.addAll(e);
            unusable.add(source.name());
            return this;
        }
    }

    /** Adds a source. */
    public WebhookReceiverBuilder source(Source source) {
        sources.add(source);
        return this;
    }

    /** Adds objects with methods marked with {@link org.webhookverifier.event.WebhookHandler}, and classes or objects with upcasts. */
    public WebhookReceiverBuilder handlers(Object... objects) {
        handlers.add(dispatcher -> dispatcher.handlers(objects));
        return this;
    }

    /**
     * Adds a handler for the events of a model, from every source.
     *
     * @param name the stable name of the handler, unique in the receiver
     * @param model a class marked with {@link org.webhookverifier.event.WebhookEvent}
     */
    public <T> WebhookReceiverBuilder handler(String name, Class<T> model, EventHandler<T> handler) {
        handlers.add(dispatcher -> dispatcher.handler(name, model, handler));
        return this;
    }

    /**
     * Adds a handler for the events of one source and type.
     *
     * @param name the stable name of the handler, unique in the receiver
     * @param model any class that the payload can be bound to
     */
    public <T> WebhookReceiverBuilder handler(
            String name, String source, String type, Class<T> model, EventHandler<T> handler) {
        handlers.add(dispatcher ->
                dispatcher.handler(name, Selection.everything().sources(source).types(type), model, handler));
        return this;
    }

    /**
     * Adds a handler for deliveries that no other handler takes. Without any, they are acknowledged and ignored.
     *
     * @param name the stable name of the handler, unique in the receiver
     */
    public WebhookReceiverBuilder fallback(String name, EventHandler<Delivery> handler) {
        handlers.add(dispatcher -> dispatcher.fallback(name, handler));
        return this;
    }

    /**
     * Lets only deliveries of a source through that meet a condition. The default is all of them. Given several times, all conditions
     * have to be met.
     *
     * <p>The others are acknowledged with receipt {@link org.webhookverifier.answer.Receipt.Filtered}, told to listeners and the log,
     * and neither stored nor handled; a copy is asked again. Where an adapter lets the application itself handle deliveries, this
     * filter counts too.
     *
     * @param source the name of a source of this receiver
     */
    public WebhookReceiverBuilder filter(String source, Filter filter) {
        handlers.add(dispatcher -> dispatcher.filter(source, filter));
        return this;
    }

    /**
     * Gives only deliveries to a handler that meet a condition. The default is all that it takes. Given several times, all conditions
     * have to be met.
     *
     * <p>A delivery that passes at none of the handlers that take it is filtered, as with {@link #filter}; it does not go to the
     * fallback, which gets what no handler is there for.
     *
     * @param handler the name of a handler of this receiver
     */
    public WebhookReceiverBuilder filterHandler(String handler, Filter filter) {
        handlers.add(dispatcher -> dispatcher.filterHandler(handler, filter));
        return this;
    }

    /**
     * Adds what goes around every run of a handler: tenant, logging context, span, timer. The default is nothing. Of several, the
     * first is outermost.
     */
    public WebhookReceiverBuilder interceptor(HandlerInterceptor interceptor) {
        handlers.add(dispatcher -> dispatcher.interceptor(interceptor));
        return this;
    }

    /**
     * Runs a new version of the application's code beside the old, without effect, and reports what differs. The default is nothing.
     *
     * <p>When the handler has finished a delivery and the delivery has its outcome, its payload is bound to both classes, with upcasts
     * where there are any, and the comparison is called, on a thread of its own. Nothing waits for it, and nothing that it
     * returns, throws or takes the time for reaches the delivery: no answer, result, retry or state of a handler. It gets no
     * connection of a transaction, and interceptors do not go around it. It runs when the handler does and finishes, so not for
     * duplicates, and again when a delivery is replayed to the handler; types that one of the models does not name are not compared.
     *
     * <p>It promises no completeness: what waits is lost when the process ends; of what comes while bodies of 32 MiB wait, nothing is
     * compared but counted as left out; a comparison that takes longer than 30 seconds is interrupted when the next one comes.
     *
     * @param handler the name of a handler of this receiver, which can have one shadow
     * @param older what the old code takes: usually the model of the handler; also {@code Map}, {@code byte[]} and {@link Delivery}
     * @param newer what the new code takes
     */
    public <O, N> WebhookReceiverBuilder shadow(
            String handler, Class<O> older, Class<N> newer, ShadowComparison<? super O, ? super N> comparison) {
        handlers.add(dispatcher -> dispatcher.shadow(handler, older, newer, comparison));
        return this;
    }

    /** Adds a listener for what shadows find. The log is written in any case. */
    public WebhookReceiverBuilder shadowListener(ShadowListener listener) {
        handlers.add(dispatcher -> dispatcher.shadowListener(listener));
        return this;
    }

    /** Reshapes the payloads that a transform selects before they are bound, after the transforms that were given before. */
    public WebhookReceiverBuilder transform(Transform transform) {
        handlers.add(dispatcher -> dispatcher.transform(transform));
        return this;
    }

    /** Sets the application's JSON mapper, of Jackson 2 or Jackson 3. The default is a mapper of the one that is there. */
    public WebhookReceiverBuilder jsonMapper(Object mapper) {
        json = () -> Json.using(mapper);
        return this;
    }

    /** Sets how JSON is read. The default is Jackson, whichever is there. */
    public WebhookReceiverBuilder json(Json value) {
        json = () -> value;
        return this;
    }

    /** Sets where claims are kept. The default is memory: right for a single node, forgotten at a restart. */
    public WebhookReceiverBuilder dedupStore(DedupStore value) {
        store = value;
        return this;
    }

    /**
     * Keeps deliveries in the given store before they are acknowledged, and lets workers handle them afterwards. The default is that
     * handlers run before the answer.
     */
    public WebhookReceiverBuilder inbox(InboxStore value) {
        return inbox(Inbox.on(value));
    }

    /**
     * Keeps deliveries in an inbox before they are acknowledged, and lets its workers handle them afterwards. The default is that
     * handlers run before the answer.
     */
    public WebhookReceiverBuilder inbox(InboxBuilder value) {
        inbox = value;
        return this;
    }

    /** Sets the clock. The default is the system's. */
    public WebhookReceiverBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Adds a listener for every receipt. The log is written in any case. */
    public WebhookReceiverBuilder listener(ReceiptListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Builds the receiver.
     *
     * @throws WebhookConfigurationException naming every mistake
     */
    public WebhookReceiver build() {
        var found = new Problems();
        found.addAll(problems);
        checkSources(found);
        var reader = new LazyJson(json == null ? Json::detect : json);
        List<Endpoint> endpoints = endpoints(found);
        LiveRules live = inbox == null
                ? LiveRules.own(new MemorySubscriptions(clock))
                : inbox.subscriptions()
                        .map(LiveRules::shared)
                        .orElseGet(() -> LiveRules.own(new MemorySubscriptions(clock)));
        Dispatcher dispatcher = dispatcher(reader, live, found);
        checkInbox(dispatcher, found);
        found.throwIfAny();
        if (dispatcher == null) {
            throw new IllegalStateException("A dispatcher that was not built has no mistake");
        }
        sources.forEach(WebhookReceiverBuilder::warnOfUnsafeSettings);
        var all = new ArrayList<ReceiptListener>();
        all.add(new ReceiptLog(clock));
        all.addAll(listeners);
        DedupStore claims =
                store == null ? MemoryDedupStore.builder().clock(clock).build() : store;
        return new WebhookReceiver(
                endpoints,
                dispatcher,
                claims,
                clock,
                new ReceiptReport(all),
                inbox(endpoints, dispatcher, live, reader),
                live);
    }

    private void checkInbox(@Nullable Dispatcher dispatcher, Problems found) {
        if (inbox != null && dispatcher != null) {
            inbox.check(sources, dispatcher.handlers(), found);
        }
    }

    private @Nullable Inbox inbox(
            List<Endpoint> endpoints, Dispatcher dispatcher, LiveRules live, Supplier<Json> reader) {
        if (inbox == null) {
            return null;
        }
        Map<String, Identifier> identifiers = new HashMap<>();
        endpoints.forEach(endpoint -> identifiers.put(endpoint.source().name(), endpoint.identifier()));
        return inbox.build(
                sources,
                dispatcher,
                delivery -> {
                    if (delivery.source().equals(InboxBuilder.CHAIN)) {
                        return new Payload.JsonText(delivery.body(), null);
                    }
                    Identifier identifier = identifiers.get(delivery.source());
                    return identifier == null ? null : identifier.payload(delivery);
                },
                live,
                reader);
    }

    private void checkSources(Problems found) {
        if (sources.isEmpty() && found.isEmpty()) {
            found.add("The receiver has no source: add one, for example source(Source.of(\"stripe\", secret)).");
        }
        Map<String, String> paths = new HashMap<>();
        Map<String, Source> names = new HashMap<>();
        for (Source source : sources) {
            if (names.put(source.name(), source) != null) {
                found.add("Two sources are named '" + source.name() + "': give one another name.");
            }
            String known = paths.put(source.path().template(), source.name());
            if (known != null && !known.equals(source.name())) {
                found.add("The sources '" + known + "' and '" + source.name() + "' have the same path '" + source.path()
                        + "': give one another path.");
            }
        }
    }

    private List<Endpoint> endpoints(Problems found) {
        var endpoints = new ArrayList<Endpoint>();
        for (Source source : sources) {
            try {
                endpoints.add(new Endpoint(source, Verifier.of(source, clock), new Identifier(source)));
            } catch (WebhookConfigurationException e) {
                // Of secrets that only the verifier can read: public keys, for example.
                found.addAll(e);
            }
        }
        return endpoints;
    }

    private @Nullable Dispatcher dispatcher(Supplier<Json> reader, LiveRules live, Problems found) {
        Map<String, String> providers = new LinkedHashMap<>();
        // A handler of a source that has a mistake of its own has none.
        unusable.forEach(name -> providers.put(name, ""));
        sources.forEach(source -> providers.put(source.name(), source.provider().id()));
        if (inbox != null) {
            providers.putIfAbsent(InboxBuilder.CHAIN, InboxBuilder.CHAIN);
        }
        var builder = Dispatcher.builder(providers, reader).subscriptions(live::rules);
        for (Source source : sources) {
            if (!source.versionWhenAbsent().isEmpty()) {
                builder.versionWhenAbsent(source.name(), source.versionWhenAbsent());
            }
        }
        if (inbox != null) {
            builder.resources(inbox.resources()).chains(true);
        }
        handlers.forEach(handler -> handler.accept(builder));
        try {
            return builder.build();
        } catch (WebhookConfigurationException e) {
            found.addAll(e);
            return null;
        }
    }

    private static void warnOfUnsafeSettings(Source source) {
        for (String setting : source.unsafeSettings()) {
            LOG.warn(
                    "Source '{}' is unsafe by the setting {}: see what its documentation warns of",
                    source.name(),
                    setting);
        }
    }
}
