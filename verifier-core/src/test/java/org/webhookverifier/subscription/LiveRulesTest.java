package org.webhookverifier.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How old what is known of subscriptions may be. */
class LiveRulesTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Failing store = new Failing();
    private final LiveRules live = LiveRules.shared(store, nanos::get);

    /** A store that can be down. */
    private static final class Failing implements SubscriptionStore {
        private final MemorySubscriptions memory = new MemorySubscriptions(Clock.systemUTC());
        private boolean down;
        private int reads;

        @Override
        public List<Subscription> subscriptions() {
            reads++;
            if (down) {
                throw new IllegalStateException("down");
            }
            return memory.subscriptions();
        }

        @Override
        public boolean change(Target target, Set<Mode> from, Mode to, String who, String why) {
            return memory.change(target, from, to, who, why);
        }

        private void unsubscribe(String source) {
            change(Target.source(source), Set.of(Mode.SUBSCRIBED), Mode.UNSUBSCRIBED, "", "");
        }
    }

    @Test
    void rules_that_nobody_follows_are_read_when_they_are_asked_for_and_older_than_a_second() {
        store.unsubscribe("a");
        assertThat(live.rules().of("a", "x")).isEqualTo(Mode.UNSUBSCRIBED);
        store.unsubscribe("b");
        nanos.addAndGet(1_000_000_000L);
        assertThat(live.rules().of("b", "x")).isEqualTo(Mode.SUBSCRIBED);
        nanos.addAndGet(1);
        assertThat(live.rules().of("b", "x")).isEqualTo(Mode.UNSUBSCRIBED);
        assertThat(store.reads).isEqualTo(2);
    }

    @Test
    void nothing_is_dropped_because_of_rules_that_are_too_old() {
        store.unsubscribe("a");
        live.refresh();
        store.down = true;
        nanos.addAndGet(1_000_000_001L);

        assertThat(live.isCurrent()).isFalse();
        assertThat(live.rules()).isSameAs(SubscriptionRules.NONE);
        store.down = false;
        assertThat(live.rules().of("a", "x")).isEqualTo(Mode.UNSUBSCRIBED);
        assertThat(live.isCurrent()).isTrue();
    }

    @Test
    void rules_that_somebody_follows_are_not_read_by_who_asks() {
        live.refresh();
        live.followed();
        nanos.addAndGet(2_000_000_000L);

        assertThat(live.rules()).isSameAs(SubscriptionRules.NONE);
        assertThat(store.reads).isEqualTo(1);
        assertThat(live.isCurrent()).isFalse();
    }

    @Test
    void nobody_knows_anything_before_the_first_look() {
        assertThat(live.isCurrent()).isFalse();
        store.down = true;
        assertThat(live.rules()).isSameAs(SubscriptionRules.NONE);
        assertThatThrownBy(live::refresh).hasMessage("down");
    }

    @Test
    void the_same_rules_stay_until_something_is_said() {
        store.unsubscribe("a");
        assertThat(live.refresh()).isTrue();
        SubscriptionRules known = live.rules();
        assertThat(live.refresh()).isFalse();
        assertThat(live.rules()).isSameAs(known);
    }

    @Test
    void a_store_of_this_process_alone_is_never_too_old() {
        store.unsubscribe("a");
        var own = LiveRules.own(store);
        store.down = true;

        assertThat(own.isCurrent()).isTrue();
        assertThat(own.rules().of("a", "x")).isEqualTo(Mode.UNSUBSCRIBED);
    }
}
