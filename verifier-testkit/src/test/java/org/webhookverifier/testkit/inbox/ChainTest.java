package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Next;
import org.webhookverifier.event.Trace;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;

/** Handlers that return what comes after them. */
class ChainTest {
    private static final String SECRET = "whsec_of_the_chain";

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final MemoryInboxStore store = new MemoryInboxStore(clock);
    private final WebhookSigner signer = WebhookSigner.of("stripe", SECRET).at(clock);
    private final List<String> calls = new ArrayList<>();

    @WebhookEvent(type = "reserved")
    record Reserved(String id, int amount) {}

    @WebhookEvent(type = "shipped", version = "2")
    record Shipped(String id) {}

    @WebhookEvent(type = "again")
    record Again(int times) {}

    record Unmarked(String id) {}

    private WebhookReceiver receiver(Object... handlers) {
        return WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", SECRET))
                .handlers(handlers)
                .inbox(Inbox.on(store)
                        .startedByHand()
                        .retry(RetryPolicy.DEFAULT.attempts(3).spread(0)))
                .build();
    }

    private void send(WebhookReceiver receiver, String id, String type) {
        receiver.receive("stripe", signer.sign("{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"amount\":7}"));
    }

    private static List<EntryInfo> entries(WebhookReceiver receiver, String type) {
        return receiver.inbox().list(EntryQuery.all().type(type));
    }

    /** Three steps, each a handler. */
    private final class Steps {
        private final AtomicBoolean broken = new AtomicBoolean();

        @WebhookHandler(name = "order", type = "ordered")
        Reserved ordered(Map<String, Object> event) {
            calls.add("ordered");
            return new Reserved((String) event.get("id"), (int) event.get("amount"));
        }

        @WebhookHandler(name = "reserve")
        Optional<Shipped> reserved(Reserved event) {
            calls.add("reserved " + event.amount());
            if (broken.get()) {
                throw new IllegalStateException("no stock");
            }
            return Optional.of(new Shipped(event.id()));
        }

        @WebhookHandler(name = "ship")
        void shipped(Shipped event, Delivery delivery) {
            calls.add("shipped " + event.id());
            Trace trace = delivery.trace().orElseThrow();
            calls.add(trace.depth() + " " + trace.root().value() + " "
                    + trace.cause().source());
        }
    }

    @Test
    void each_step_is_an_entry_of_its_own_with_its_cause_and_the_root() {
        var receiver = receiver(new Steps());
        send(receiver, "evt_1", "ordered");
        receiver.inbox().runDue();

        assertThat(calls).containsExactly("ordered", "reserved 7", "shipped evt_1", "2 evt_1 chain");
        assertThat(entries(receiver, "shipped").get(0).version()).isEqualTo("2");
        assertThat(receiver.inbox().list(EntryQuery.all()))
                .extracting(each -> each.key().source() + " " + each.type() + " " + each.state())
                .containsExactly("stripe ordered DONE", "chain reserved DONE", "chain shipped DONE");
    }

    @Test
    void a_step_that_fails_is_tried_again_by_itself_and_is_a_dead_letter_in_the_end() {
        var steps = new Steps();
        steps.broken.set(true);
        var receiver = receiver(steps);
        send(receiver, "evt_1", "ordered");
        for (int i = 0; i < 5; i++) {
            receiver.inbox().runDue();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(calls).containsExactly("ordered", "reserved 7", "reserved 7", "reserved 7");
        assertThat(entries(receiver, "reserved").get(0).state()).isEqualTo(EntryState.DEAD);
        assertThat(entries(receiver, "ordered").get(0).state()).isEqualTo(EntryState.DONE);

        steps.broken.set(false);
        receiver.inbox().replay(EntryQuery.all().states(EntryState.DEAD), "alice", "there is stock");
        receiver.inbox().runDue();
        assertThat(calls).endsWith("reserved 7", "shipped evt_1", "2 evt_1 chain");
    }

    @Test
    void a_handler_that_runs_again_causes_nothing_twice() {
        var receiver = receiver(new Steps());
        send(receiver, "evt_1", "ordered");
        receiver.inbox().runDue();
        receiver.inbox().replay(EntryQuery.all().type("ordered"), "alice", "once more");
        receiver.inbox().runDue();

        assertThat(calls).containsExactly("ordered", "reserved 7", "shipped evt_1", "2 evt_1 chain", "ordered");
        assertThat(receiver.inbox().count(EntryQuery.all())).isEqualTo(3);
    }

    @Test
    void what_a_handler_has_caused_is_kept_though_another_one_fails() {
        var receiver = receiver(new Steps(), new Object() {
            @WebhookHandler(name = "zebra", type = "ordered")
            void fails(Delivery delivery) {
                throw new IllegalStateException("always");
            }
        });
        send(receiver, "evt_1", "ordered");
        receiver.inbox().runDue();

        assertThat(calls).contains("shipped evt_1");
        clock.advance(Duration.ofDays(1));
        receiver.inbox().runDue();
        assertThat(calls).filteredOn(call -> call.equals("ordered")).hasSize(1);
    }

    @Test
    void a_chain_that_never_ends_is_a_dead_letter() {
        var receiver = receiver(new Object() {
            @WebhookHandler(name = "first", type = "ordered")
            Again first(Delivery delivery) {
                return new Again(1);
            }

            @WebhookHandler(name = "again")
            Again again(Again event) {
                calls.add("again");
                return new Again(event.times() + 1);
            }
        });
        send(receiver, "evt_1", "ordered");
        receiver.inbox().runDue();

        assertThat(calls).hasSize(16);
        var dead = receiver.inbox().list(EntryQuery.all().states(EntryState.DEAD));
        assertThat(dead).hasSize(1);
        assertThat(dead.get(0).error()).contains("more than 16 steps");
    }

    @Test
    void several_events_may_come_of_one_and_some_later() {
        var receiver = receiver(new Steps(), new Object() {
            @WebhookHandler(name = "many", type = "several")
            List<Object> several(Delivery delivery) {
                return List.of(
                        new Shipped("now"),
                        Next.event(new Shipped("later"), Duration.ofHours(2)),
                        Next.event(new Reserved("next", 1)));
            }
        });
        send(receiver, "evt_1", "several");
        receiver.inbox().runDue();
        assertThat(calls).contains("shipped now", "reserved 1").doesNotContain("shipped later");
        clock.advance(Duration.ofHours(2).minusMillis(1));
        receiver.inbox().runDue();
        assertThat(calls).doesNotContain("shipped later");
        clock.advance(Duration.ofMillis(1));
        receiver.inbox().runDue();
        assertThat(calls).contains("shipped later");
    }

    @Test
    void filters_are_conditions_of_steps() {
        var receiver = WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", SECRET))
                .handlers(new Steps())
                .filterHandler("reserve", Filter.value("/amount").atLeast(10))
                .inbox(Inbox.on(store).startedByHand())
                .build();
        send(receiver, "evt_1", "ordered");
        receiver.inbox().runDue();

        assertThat(calls).containsExactly("ordered");
        assertThat(entries(receiver, "reserved").get(0).reason()).isEqualTo("filtered");
    }

    @Test
    void what_nobody_can_take_fails_the_handler_and_says_why() {
        var receiver = receiver(new Object() {
            @WebhookHandler(name = "wrong", type = "ordered")
            List<Object> wrong(Delivery delivery) {
                return List.of(new Unmarked("x"));
            }
        });
        send(receiver, "evt_1", "ordered");
        receiver.inbox().runDue();

        assertThat(entries(receiver, "ordered").get(0).error())
                .contains("@WebhookEvent")
                .contains("Unmarked");
    }

    @Test
    void a_handler_may_return_nothing_after_all() {
        var receiver = receiver(new Object() {
            @WebhookHandler(name = "none", type = "ordered")
            Optional<Shipped> none(Delivery delivery) {
                return Optional.empty();
            }

            @WebhookHandler(name = "null", type = "ordered")
            Shipped nothing(Delivery delivery) {
                return null;
            }
        });
        send(receiver, "evt_1", "ordered");
        receiver.inbox().runDue();

        assertThat(receiver.inbox().count(EntryQuery.all().states(EntryState.DONE)))
                .isEqualTo(1);
        assertThat(receiver.inbox().count(EntryQuery.all())).isEqualTo(1);
    }

    @Test
    void a_handler_that_returns_something_needs_an_inbox() {
        assertThatThrownBy(() -> WebhookReceiver.builder()
                        .source(Source.of("stripe", SECRET))
                        .handlers(new Steps())
                        .build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("returns what comes after it, which only an inbox keeps");
        assertThatThrownBy(() -> receiver(new Object() {
                    @WebhookHandler(name = "text", type = "ordered")
                    String text(Delivery delivery) {
                        return "";
                    }
                }))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("returns java.lang.String; let it return nothing (void)");
    }
}
