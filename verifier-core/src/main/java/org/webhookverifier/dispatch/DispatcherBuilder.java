package org.webhookverifier.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.NearestName;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.Readers;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.event.HandlerInterceptor;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.json.Json;
import org.webhookverifier.shadow.ShadowComparison;
import org.webhookverifier.shadow.ShadowListener;
import org.webhookverifier.subscription.SubscriptionRules;
import org.webhookverifier.transform.Transform;

/**
 * Builds a dispatcher; mistakes are collected and told together by {@link #build()}.
 *
 * <p>Not thread-safe.
 */
public final class DispatcherBuilder {
    private final Map<String, String> sources;
    private final Supplier<Json> json;
    private final List<Object> objects = new ArrayList<>();
    private final List<Handler> lambdas = new ArrayList<>();
    private final Map<String, String> versionsWhenAbsent = new LinkedHashMap<>();

    private final List<HandlerInterceptor> interceptors = new ArrayList<>();
    private final List<Shadow<?, ?>> shadows = new ArrayList<>();
    private final List<ShadowListener> shadowListeners = new ArrayList<>(List.of(new ShadowLog(System::nanoTime)));
    private final Map<String, Filter> sourceFilters = new LinkedHashMap<>();
    private final Map<String, Filter> handlerFilters = new LinkedHashMap<>();

    private final List<Transform> transforms = new ArrayList<>();

    private Supplier<SubscriptionRules> rules = () -> SubscriptionRules.NONE;
    private boolean chains;
    private Set<Class<?>> resources = Set.of();

    DispatcherBuilder(Map<String, String> sources, Supplier<Json> json) {
        this.sources = Map.copyOf(sources);
        this.json = json;
    }

    /**
     * Adds the handlers and upcasts that objects have as methods.
     *
     * @param holders objects; or classes, of which static methods count, and which may be models of older versions
     */
    public DispatcherBuilder handlers(Object... holders) {
        objects.addAll(List.of(holders));
        return this;
    }

    /** Adds a lambda that takes all event types of its model from every source. */
    public <T> DispatcherBuilder handler(String name, Class<T> model, EventHandler<? super T> handler) {
        return handler(name, Selection.everything(), model, handler);
    }

    /**
     * Adds a lambda.
     *
     * @param model what it is given: a model or, if the selection names types, any class; also {@code Map}, {@code byte[]} and
     *     {@link Delivery}
     */
    public <T> DispatcherBuilder handler(
            String name, Selection selection, Class<T> model, EventHandler<? super T> handler) {
        return add(name, selection, false, new Invocation.OfLambda<>(model, handler));
    }

    /** Adds a lambda that takes what no other handler takes, from every source. */
    public DispatcherBuilder fallback(String name, EventHandler<? super Delivery> handler) {
        return fallback(name, Selection.everything(), handler);
    }

    /** Adds a lambda that takes what no other handler takes, from some sources. */
    public DispatcherBuilder fallback(String name, Selection selection, EventHandler<? super Delivery> handler) {
        return add(name, selection, true, new Invocation.OfLambda<>(Delivery.class, handler));
    }

    /** Says which version the deliveries of a source have that state none. The default is none: no versioned model takes them. */
    public DispatcherBuilder versionWhenAbsent(String source, String version) {
        versionsWhenAbsent.put(source, version);
        return this;
    }

    /** Adds a transform, which is applied after those that were added before. */
    public DispatcherBuilder transform(Transform transform) {
        transforms.add(transform);
        return this;
    }

    /** Says what methods may ask for as parameters beside payload and delivery. The default is nothing. */
    public DispatcherBuilder resources(Set<Class<?>> types) {
        resources = Set.copyOf(types);
        return this;
    }

    /** Lets only deliveries of a source through that meet a condition, beside those that it has to meet already. */
    public DispatcherBuilder filter(String source, Filter filter) {
        sourceFilters.merge(source, filter, Filter::and);
        return this;
    }

    /** Gives only deliveries to a handler that meet a condition, beside those that they have to meet already. */
    public DispatcherBuilder filterHandler(String handler, Filter filter) {
        handlerFilters.merge(handler, filter, Filter::and);
        return this;
    }

    /** Adds what goes around every run of a handler, further in than those before. */
    public DispatcherBuilder interceptor(HandlerInterceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    /** Adds a comparison of what old and new code make of the deliveries that a handler finishes. */
    public <O, N> DispatcherBuilder shadow(
            String handler, Class<O> older, Class<N> newer, ShadowComparison<? super O, ? super N> comparison) {
        shadows.add(new Shadow<O, N>(handler, older, newer, comparison));
        return this;
    }

    /** Adds who learns what shadows find, beside the log. */
    public DispatcherBuilder shadowListener(ShadowListener listener) {
        shadowListeners.add(listener);
        return this;
    }

    /** Sets who knows what is paused and unsubscribed from; asked for each delivery. The default is nothing. */
    public DispatcherBuilder subscriptions(Supplier<SubscriptionRules> value) {
        rules = value;
        return this;
    }

    /** Sets whether there is something that keeps what handlers return; the default is no, and none may return anything. */
    public DispatcherBuilder chains(boolean value) {
        chains = value;
        return this;
    }

    /**
     * Builds the dispatcher.
     *
     * @throws WebhookConfigurationException if there is any mistake; the message names each with its class and method and the fix
     */
    public Dispatcher build() {
        var problems = new Problems();
        var scan = new HandlerScan(problems, resources);
        objects.forEach(scan::scan);
        lambdas.forEach(scan::add);
        shadows.forEach(shadow -> shadow.arguments().forEach(scan::want));
        new HandlerChecks(sources, scan.graph(), problems).check(scan.handlers());
        new ShadowChecks(scan.handlers(), sources, resources, scan.graph(), problems).check(shadows);
        scan.graph().check(scan.wanted(), problems);
        checkVersionsWhenAbsent(problems);
        checkFilters(scan.handlers(), problems);
        checkReturned(scan.handlers(), problems);
        Readers.check(transforms, sources.keySet(), problems);
        Json present = json(scan.handlers(), problems);
        problems.throwIfAny();
        var readers = new Readers(scan.graph(), transforms, present);
        var routing = new Routing(intercepted(scan.handlers()), readers, handlerFilters);
        var bySource = new HashMap<String, Routes>();
        sources.forEach((source, provider) -> bySource.put(
                source,
                routing.routes(
                        source, provider, versionsWhenAbsent.getOrDefault(source, ""), sourceFilters.get(source))));
        var names = new HashSet<String>();
        scan.handlers().forEach(handler -> names.add(handler.name()));
        return new Dispatcher(bySource, names, rules, shadows(readers));
    }

    private Shadows shadows(Readers readers) {
        var thread = new ShadowThread(System::nanoTime);
        return new Shadows(shadows, sources, readers, shadowListeners, thread);
    }

    /** Without interceptors the handlers are called as ever. */
    private List<Handler> intercepted(List<Handler> handlers) {
        return interceptors.isEmpty()
                ? handlers
                : handlers.stream().map(each -> each.within(interceptors)).toList();
    }

    private DispatcherBuilder add(String name, Selection selection, boolean fallback, Invocation.OfLambda<?> lambda) {
        lambdas.add(new Handler(
                name,
                "handler \"" + name + "\"",
                selection,
                fallback,
                Argument.of(lambda.event()),
                false,
                false,
                lambda));
        return this;
    }

    private void checkVersionsWhenAbsent(Problems problems) {
        versionsWhenAbsent.forEach((source, version) -> {
            if (!sources.containsKey(source)) {
                problems.add("versionWhenAbsent names the source \"" + source + "\", which does not exist; "
                        + NearestName.suggest(source, sources.keySet()));
            }
            if (version.isBlank()) {
                problems.add("versionWhenAbsent of source \"" + source + "\" is blank; write a version or remove it");
            }
        });
    }

    private void checkReturned(List<Handler> handlers, Problems problems) {
        handlers.stream()
                .filter(handler -> handler.returnsEvents() && !chains)
                .forEach(handler ->
                        problems.add(handler.where() + " returns what comes after it, which only an inbox keeps;"
                                + " give the receiver one, for example inbox(JdbcInboxStore.of(dataSource)), or let it return"
                                + " nothing (void)"));
    }

    private void checkFilters(List<Handler> handlers, Problems problems) {
        var names = new TreeSet<String>();
        handlers.forEach(handler -> names.add(handler.name()));
        sourceFilters.keySet().stream()
                .filter(name -> !sources.containsKey(name))
                .forEach(name -> problems.add("filter names the source \"" + name + "\", which does not exist; "
                        + NearestName.suggest(name, sources.keySet())));
        handlerFilters.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add("filterHandler names the handler \"" + name + "\", which does not exist; "
                        + NearestName.suggest(name, names)));
    }

    private @Nullable Json json(List<Handler> handlers, Problems problems) {
        boolean ofShadows =
                shadows.stream().flatMap(shadow -> shadow.arguments().stream()).anyMatch(Argument::needsJson);
        if (!ofShadows
                && handlers.stream().noneMatch(handler -> handler.argument().needsJson() || handler.returnsEvents())) {
            return null;
        }
        try {
            return json.get();
        } catch (WebhookConfigurationException e) {
            problems.addAll(e);
            return null;
        }
    }
}
