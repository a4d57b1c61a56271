package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.source.Source;
import org.webhookverifier.subscription.Mode;
import org.webhookverifier.subscription.Subscription;
import org.webhookverifier.subscription.SubscriptionStore;
import org.webhookverifier.subscription.Target;
import org.webhookverifier.testkit.WebhookSigner;

/** Workers that cannot tell what is subscribed to. */
class UnknownSubscriptionsTest {
    private static final String SECRET = "whsec_of_the_unknown";

    private final MemoryInboxStore memory = new MemoryInboxStore(Clock.systemUTC());
    private final Unsure unsure = new Unsure(memory.subscriptions().orElseThrow());

    /** Subscriptions that cannot be read at times. */
    private static final class Unsure implements SubscriptionStore {
        private final SubscriptionStore real;
        private final Semaphore workers = new Semaphore(0);
        private volatile boolean down;

        private Unsure(SubscriptionStore real) {
            this.real = real;
        }

        @Override
        public List<Subscription> subscriptions() {
            if (down) {
                if (Thread.currentThread().getName().startsWith("webhook-handler-")) {
                    workers.release();
                }
                throw new IllegalStateException("the subscriptions are down");
            }
            return real.subscriptions();
        }

        @Override
        public boolean change(Target target, Set<Mode> from, Mode to, String who, String why) {
            return real.change(target, from, to, who, why);
        }
    }

    private InboxStore store() {
        return (InboxStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {InboxStore.class},
                (proxy, method, arguments) -> method.getName().equals("subscriptions")
                        ? Optional.of(unsure)
                        : method.invoke(memory, arguments));
    }

    @Test
    void nothing_is_handled_and_nothing_dropped_until_it_is_known_what_is_wanted() throws Exception {
        var attempts = new LinkedBlockingQueue<Attempt>();
        var runs = new AtomicInteger();
        unsure.real.change(Target.source("stripe"), Set.of(Mode.SUBSCRIBED), Mode.UNSUBSCRIBED, "alice", "");
        unsure.down = true;
        try (var receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", SECRET))
                .fallback("rest", (event, delivery) -> runs.incrementAndGet())
                .inbox(Inbox.on(store()).poll(Duration.ofMillis(20)).listener(attempts::add))
                .build()) {
            var request = WebhookSigner.of("stripe", SECRET)
                    .at(Clock.systemUTC())
                    .sign("{\"id\":\"evt_1\",\"type\":\"paid\"}");

            assertThat(receiver.receive("stripe", request).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(unsure.workers.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
            assertThat(attempts).isEmpty();
            unsure.down = false;
            Attempt only = attempts.poll(30, TimeUnit.SECONDS);
            assertThat(only.next()).isEqualTo(EntryState.DONE);
            assertThat(only.reason()).isEqualTo("unsubscribed");
            assertThat(runs).hasValue(0);
        }
    }
}
