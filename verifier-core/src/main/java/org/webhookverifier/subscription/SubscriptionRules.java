package org.webhookverifier.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhookverifier.filter.TypePattern;

/**
 * What is paused and unsubscribed from at one moment, prepared to be asked for each delivery; for the receiver.
 *
 * <p>Immutable and thread-safe.
 */
public final class SubscriptionRules {
    /** Everything is subscribed to. */
    public static final SubscriptionRules NONE = new SubscriptionRules(List.of());

    private final Map<String, List<OfType>> bySource;
    private final Map<String, Mode> byHandler;

    /** Prepares what is said about targets. */
    public SubscriptionRules(Collection<Subscription> subscriptions) {
        var sources = new HashMap<String, List<OfType>>();
        var handlers = new HashMap<String, Mode>();
        for (Subscription each : subscriptions) {
            Target target = each.target();
            if (target.handler().isEmpty()) {
                String type = target.type().isEmpty() ? "*" : target.type();
                sources.computeIfAbsent(target.source(), name -> new ArrayList<>())
                        .add(new OfType(TypePattern.of(type), each.mode()));
            } else {
                handlers.merge(target.handler(), each.mode(), Mode::or);
            }
        }
        bySource = Map.copyOf(sources);
        byHandler = Map.copyOf(handlers);
    }

    /** Returns whether nothing is paused or unsubscribed from. */
    public boolean isEmpty() {
        return bySource.isEmpty() && byHandler.isEmpty();
    }

    /** Returns what becomes of deliveries of a type, whoever handles them. */
    public Mode of(String source, String type) {
        Mode mode = Mode.SUBSCRIBED;
        for (OfType rule : bySource.getOrDefault(source, List.of())) {
            if (rule.types.matches(type)) {
                mode = mode.or(rule.mode);
            }
        }
        return mode;
    }

    /** Returns those of some sources of which at least some deliveries need not wait. */
    public Set<String> notPausedAsAWhole(Collection<String> sources) {
        var others = new HashSet<>(sources);
        bySource.forEach((source, rules) -> {
            if (rules.stream().anyMatch(rule -> rule.mode == Mode.PAUSED && rule.isEveryType())
                    && rules.stream().noneMatch(rule -> rule.mode == Mode.UNSUBSCRIBED)) {
                others.remove(source);
            }
        });
        return others;
    }

    /** Returns what a handler does. */
    public Mode of(String handler) {
        return byHandler.getOrDefault(handler, Mode.SUBSCRIBED);
    }

    private record OfType(TypePattern types, Mode mode) {
        boolean isEveryType() {
            return types.toString().equals("*");
        }
    }
}
