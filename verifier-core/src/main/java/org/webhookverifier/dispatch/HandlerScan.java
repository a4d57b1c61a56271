package org.webhookverifier.dispatch;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.decode.AnnotatedMethods;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.EventModel;
import org.webhookverifier.decode.UpcastGraph;
import org.webhookverifier.decode.UpcastScan;
import org.webhookverifier.event.WebhookHandler;

/**
 * Finds handlers and upcasts on the objects and classes of the application.
 *
 * <p>Not thread-safe.
 */
final class HandlerScan {
    private final Problems problems;
    private final Set<Class<?>> resources;
    private final UpcastScan upcasts;
    private final List<Handler> handlers = new ArrayList<>();
    private final Set<EventModel> wanted = new LinkedHashSet<>();

    /** @param resources what methods may ask for beside payload and delivery */
    HandlerScan(Problems problems, Set<Class<?>> resources) {
        this.problems = problems;
        this.resources = resources;
        this.upcasts = new UpcastScan(problems);
    }

    /** Adds what an object holds; of a class only what is static, and the class itself if it is a model. */
    void scan(Object object) {
        Object receiver = object instanceof Class<?> ? null : object;
        Class<?> owner = object instanceof Class<?> type ? type : object.getClass();
        List<AnnotatedMethods.Found<WebhookHandler>> found = AnnotatedMethods.of(owner, WebhookHandler.class);
        found.forEach(each -> add(each, receiver));
        boolean hasUpcasts = upcasts.upcasts(owner, receiver);
        EventModel model = receiver == null ? EventModel.of(owner) : null;
        upcasts.model(model);
        if (found.isEmpty() && !hasUpcasts && model == null) {
            problems.add(
                    AnnotatedMethods.className(owner)
                            + " was given, but has no method marked with @WebhookHandler or @Upcast; mark one or do not give it");
        }
    }

    /** Adds a handler that is no method. */
    void add(Handler handler) {
        handlers.add(handler);
        want(handler.argument());
    }

    /** Returns the handlers that can be called. */
    List<Handler> handlers() {
        return List.copyOf(handlers);
    }

    /** Returns the models of all handlers, also of those that cannot be called: their mistakes are told once, not twice. */
    Set<EventModel> wanted() {
        return Set.copyOf(wanted);
    }

    /** Returns the models and upcasts that were found. */
    UpcastGraph graph() {
        return upcasts.graph();
    }

    private void add(AnnotatedMethods.Found<WebhookHandler> found, @Nullable Object receiver) {
        for (Type parameter : found.parameters()) {
            if (!HandlerMethod.isResource(parameter, resources)) {
                want(Argument.of(parameter));
            }
        }
        Handler handler = HandlerMethod.read(found, receiver, resources, problems);
        if (handler != null) {
            handlers.add(handler);
        }
    }

    /** Adds a model that deliveries are bound to, whoever takes it. */
    void want(Argument argument) {
        EventModel model = argument.modelOrNull();
        if (model != null) {
            wanted.add(model);
            upcasts.model(model);
        }
    }
}
