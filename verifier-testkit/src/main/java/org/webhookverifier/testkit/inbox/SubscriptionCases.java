package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.subscription.Mode;
import org.webhookverifier.subscription.SubscriptionStore;
import org.webhookverifier.subscription.Target;

/** What is said about subscriptions, in stores that keep it. */
interface SubscriptionCases extends SharedStoreCases {
    private static SubscriptionStore of(InboxStore store) {
        assumeTrue(store.subscriptions().isPresent(), "The store keeps no subscriptions.");
        return store.subscriptions().orElseThrow();
    }

    private static boolean pause(SubscriptionStore store, Target target) {
        return store.change(target, Set.of(Mode.SUBSCRIBED), Mode.PAUSED, "alice", "noise");
    }

    @Test
    default void nothing_is_said_about_what_is_subscribed_to() {
        assertThat(of(store()).subscriptions()).isEmpty();
        pause(of(store()), Target.source("stripe"));
        assertThat(of(store())
                        .change(Target.source("stripe"), Set.of(Mode.PAUSED), Mode.SUBSCRIBED, "bob", "quiet again"))
                .isTrue();
        assertThat(of(store()).subscriptions()).isEmpty();
    }

    @Test
    default void what_is_said_is_kept_for_every_store_with_who_said_it_and_why() {
        assertThat(pause(of(store()), Target.type("stripe", "invoice.*"))).isTrue();

        var known = of(anotherStore()).subscriptions();
        assertThat(known).hasSize(1);
        assertThat(known.get(0).target()).isEqualTo(Target.type("stripe", "invoice.*"));
        assertThat(known.get(0).mode()).isEqualTo(Mode.PAUSED);
        assertThat(known.get(0).who()).isEqualTo("alice");
        assertThat(known.get(0).why()).isEqualTo("noise");
        assertThat(known).isEqualTo(of(store()).subscriptions());
    }

    @Test
    default void a_change_from_what_it_is_not_changes_nothing() {
        Target target = Target.handler("billing");
        pause(of(store()), target);

        assertThat(pause(of(anotherStore()), target)).isFalse();
        assertThat(of(store()).change(target, Set.of(Mode.UNSUBSCRIBED), Mode.SUBSCRIBED, "bob", ""))
                .isFalse();
        assertThat(of(store()).subscriptions()).extracting(each -> each.who()).containsExactly("alice");
        assertThat(of(store()).change(target, Set.of(Mode.SUBSCRIBED, Mode.PAUSED), Mode.UNSUBSCRIBED, "bob", "gone"))
                .isTrue();
        assertThat(of(store()).subscriptions()).extracting(each -> each.mode()).containsExactly(Mode.UNSUBSCRIBED);
    }

    @Test
    default void targets_are_told_apart_exactly() {
        var targets = List.of(
                Target.source("a"),
                Target.source("A"),
                Target.source("a "),
                Target.type("a", "b"),
                Target.type("a", "B"),
                Target.handler("a"),
                Target.handler("\u00e4\u0000'\uD83D\uDE00"));
        for (Target target : targets) {
            assertThat(pause(of(store()), target)).as("%s", target).isTrue();
        }

        assertThat(of(store()).subscriptions())
                .extracting(each -> each.target())
                .containsExactlyInAnyOrderElementsOf(targets);
    }

    @Test
    default void of_several_that_say_the_same_at_once_one_has_said_it() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                Target target = Target.handler("h" + round);
                Callable<Boolean> here = () -> pause(of(store()), target);
                Callable<Boolean> there = () -> pause(of(anotherStore()), target);
                anotherStore();
                int did = 0;
                for (Future<Boolean> each : people.invokeAll(List.of(here, there, here, there))) {
                    did += each.get() ? 1 : 0;
                }
                assertThat(did).isEqualTo(1);
            }
        } finally {
            people.shutdownNow();
        }
    }
}
