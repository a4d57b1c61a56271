package org.webhookverifier.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.config.NearestName;

/**
 * Changes, while the application runs, which sources, types and handlers are wanted.
 *
 * <pre>{@code
 * Subscriptions subscriptions = receiver.subscriptions();
 * subscriptions.pause(Target.handler("billing"), "alice", "the bank is being maintained");
 * subscriptions.unsubscribe(Target.type("github", "workflow_*"), "bob", "nobody reads them");
 * }</pre>
 *
 * <p><b>Unsubscribed</b> deliveries are acknowledged and not handled; those that wait in the inbox are done without a handler.
 * <b>Paused</b> ones are kept and parked, and handled after {@link #resume}, in the order of their lanes; without an inbox they are
 * answered 503, so that the sender's retries bring them again. Where several targets apply, unsubscribed is stronger than paused, and
 * paused than subscribed. A handler that runs at the moment of a change runs to its end.
 *
 * <p>With an inbox whose store is shared, a change is durable when the method returns, a restart remembers it, and every process follows
 * within a second. Otherwise it holds for this process, until it ends.
 *
 * <p>Thread-safe.
 */
public final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.subscriptions");

    private final LiveRules rules;
    private final Set<String> sources;
    private final Set<String> handlers;
    private final Runnable changed;

    /**
     * Makes the view that applications have; for the receiver.
     *
     * @param changed is run after a change by this process
     */
    public Subscriptions(LiveRules rules, Collection<String> sources, Collection<String> handlers, Runnable changed) {
        this.rules = rules;
        this.sources = Set.copyOf(sources);
        this.handlers = Set.copyOf(handlers);
        this.changed = changed;
    }

    /**
     * Gives up a target, also one that is paused.
     *
     * @param who the person or program that wants it
     * @param why the reason, for people
     * @return whether that changes anything
     * @throws IllegalArgumentException if there is no such source or handler
     */
    public boolean unsubscribe(Target target, String who, String why) {
        return change(target, Set.of(Mode.SUBSCRIBED, Mode.PAUSED), Mode.UNSUBSCRIBED, who, why);
    }

    /**
     * Takes a target again that was given up; deliveries that came meanwhile are not made up for.
     *
     * @param who the person or program that wants it
     * @param why the reason, for people
     * @return whether that changes anything
     * @throws IllegalArgumentException if there is no such source or handler
     */
    public boolean subscribe(Target target, String who, String why) {
        return change(target, Set.of(Mode.UNSUBSCRIBED), Mode.SUBSCRIBED, who, why);
    }

    /**
     * Lets deliveries of a target wait.
     *
     * @param who the person or program that wants it
     * @param why the reason, for people
     * @return whether that changes anything
     * @throws IllegalArgumentException if there is no such source or handler
     */
    public boolean pause(Target target, String who, String why) {
        return change(target, Set.of(Mode.SUBSCRIBED), Mode.PAUSED, who, why);
    }

    /**
     * Lets the deliveries of a paused target be handled again, and those that have waited.
     *
     * @param who the person or program that wants it
     * @param why the reason, for people
     * @return whether that changes anything
     * @throws IllegalArgumentException if there is no such source or handler
     */
    public boolean resume(Target target, String who, String why) {
        return change(target, Set.of(Mode.PAUSED), Mode.SUBSCRIBED, who, why);
    }

    /** Returns what was said about targets that are paused or given up, as the store has it now. */
    public List<Subscription> list() {
        return rules.store().subscriptions();
    }

    private boolean change(Target target, Set<Mode> from, Mode to, String who, String why) {
        check(target);
        boolean did = rules.store().change(target, from, to, who, why);
        if (did) {
            LOG.atInfo()
                    .addKeyValue("target", target)
                    .addKeyValue("mode", to.text())
                    .log("{} is {} now", target, to.text());
            rules.refresh();
            changed.run();
        }
        return did;
    }

    private void check(Target target) {
        boolean isHandler = !target.handler().isEmpty();
        String name = isHandler ? target.handler() : target.source();
        Set<String> known = isHandler ? handlers : sources;
        if (!known.contains(name)) {
            throw new IllegalArgumentException("There is no " + (isHandler ? "handler" : "source") + " \"" + name
                    + "\"; " + NearestName.suggest(name, new TreeSet<>(known)));
        }
    }
}
