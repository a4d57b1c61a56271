package org.webhookverifier.dispatch;

import java.util.List;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.EventModel;
import org.webhookverifier.event.HandlerInterceptor;
import org.webhookverifier.filter.TypePattern;

/**
 * One handler of the application.
 *
 * @param name its stable name
 * @param where how messages name it
 * @param fallback whether it takes what no other handler takes
 * @param argument what it is given beside the delivery
 * @param asksForResources whether it is given something of the transaction in which it runs
 * @param returnsEvents whether it may return what comes after it
 */
record Handler(
        String name,
        String where,
        Selection selection,
        boolean fallback,
        Argument argument,
        boolean asksForResources,
        boolean returnsEvents,
        Invocation invocation) {

    /** Returns this handler, called by way of interceptors. */
    Handler within(List<HandlerInterceptor> interceptors) {
        var intercepted = new Intercepted(name, interceptors, invocation);
        return new Handler(name, where, selection, fallback, argument, asksForResources, returnsEvents, intercepted);
    }

    /** Returns the event types that it takes; none for a fallback. */
    List<String> types() {
        EventModel model = argument.modelOrNull();
        if (model == null || fallback) {
            return selection.types().stream()
                    .filter(type -> !TypePattern.isPattern(type))
                    .toList();
        }
        return selection.types().isEmpty()
                ? model.types()
                : model.types().stream().filter(this::names).toList();
    }

    /** Returns the patterns of event types that it takes; none if its model says what they can be. */
    List<TypePattern> patterns() {
        return argument.modelOrNull() != null || fallback
                ? List.of()
                : selection.types().stream()
                        .filter(TypePattern::isPattern)
                        .map(TypePattern::of)
                        .toList();
    }

    /** Returns whether it takes an event type, by name or by pattern; a fallback takes none. */
    boolean takesType(String type) {
        return !fallback && (types().contains(type) || patterns().stream().anyMatch(pattern -> pattern.matches(type)));
    }

    private boolean names(String type) {
        return selection.types().stream().anyMatch(each -> TypePattern.of(each).matches(type));
    }

    /** Returns whether it takes deliveries from a source of the given provider. */
    boolean takesFrom(String source, String provider) {
        EventModel model = argument.modelOrNull();
        return selection.wantsSource(source)
                && (model == null
                        || model.provider().isEmpty()
                        || model.provider().equals(provider));
    }
}
