package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.testkit.WebhookSigner;

/** Serial lanes, and deliveries that are older than what has been handled. */
class LanesTest {
    private final Shop shop = new Shop();

    private long accept(String id, String customer, String at) {
        return shop.accept(id, "order", ",\"customer\":" + customer + ",\"updated\":" + at);
    }

    @Test
    void a_delivery_that_fails_keeps_its_lane_waiting_and_no_other() {
        var broken = new AtomicBoolean(true);
        shop.handler("orders", "order", () -> {
                    if (broken.getAndSet(false)) {
                        throw new IllegalStateException("once");
                    }
                })
                .open(inbox -> inbox.lane("stripe", "/customer"));
        accept("a1", "\"a\"", "1");
        accept("a2", "\"a\"", "2");
        accept("b1", "\"b\"", "1");
        accept("none", "null", "1");
        shop.runDue();
        assertThat(shop.calls).containsExactly("orders a1", "orders b1", "orders none");
        shop.runAfter(Duration.ofMinutes(1));

        assertThat(shop.calls).endsWith("orders a1", "orders a2");
    }

    @Test
    void lanes_are_told_apart_by_source_tenant_and_whole_value() {
        shop.handler("orders", "order", () -> {}).open(inbox -> inbox.lane("stripe", "/customer"));
        List<String> values = List.of(
                "\"a\"",
                "\"a \"",
                "1",
                "\"" + "x".repeat(300) + "\"",
                "\"" + "x".repeat(301) + "\"",
                "\"\u00e9\"",
                "\"e\u0301\"");
        var lanes = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            EntryInfo entry = shop.entry(accept("evt_" + i, values.get(i), "1"));
            assertThat(entry.lane()).isNotEmpty().hasSizeLessThanOrEqualTo(200);
            lanes.add(entry.lane());
        }

        assertThat(lanes).doesNotHaveDuplicates();
    }

    @Test
    void what_is_older_than_what_was_handled_is_skipped_and_told() {
        var stale = new ArrayList<String>();
        shop.handler("orders", "order", () -> {})
                .open(inbox -> inbox.lane("stripe", "/customer")
                        .position("stripe", "/updated")
                        .onStale((delivery, position, newest) ->
                                stale.add(delivery.id() + " " + position + " " + newest)));
        accept("newer", "\"a\"", "20");
        shop.runDue();
        long older = accept("older", "\"a\"", "10");
        accept("same", "\"a\"", "20");
        accept("other", "\"b\"", "5");
        accept("unknown", "\"a\"", "\"soon\"");
        shop.runDue();

        assertThat(shop.calls)
                .containsExactlyInAnyOrder("orders newer", "orders same", "orders other", "orders unknown");
        assertThat(stale).containsExactly("older 10 20");
        assertThat(shop.state(older)).isEqualTo(EntryState.DONE);
        assertThat(shop.entry(older).reason()).isEqualTo("stale");
    }

    @Test
    void a_form_that_holds_what_is_no_json_is_kept_in_no_lane() {
        var signer = WebhookSigner.of("github", "a secret of the forms").at(shop.clock);
        shop.form("forms", "a secret of the forms").open(inbox -> inbox.lane("forms", "/customer"));
        Receipt receipt = shop.receiver().receive("forms", signer.signForm(Map.of("payload", "{broken")));

        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(shop.entry(((Receipt.Accepted) receipt).entry()).lane()).isEmpty();
    }

    @Test
    void moments_are_positions_too() {
        shop.handler("orders", "order", () -> {})
                .open(inbox -> inbox.lane("stripe", "/customer").position("stripe", "/updated"));
        accept("newer", "\"a\"", "\"2026-03-01T10:00:00.500Z\"");
        accept("older", "\"a\"", "\"2026-03-01T10:00:00.499Z\"");
        shop.runDue();

        assertThat(shop.calls).containsExactly("orders newer");
    }

    @Test
    void a_hook_that_fails_is_told_again() {
        var broken = new AtomicBoolean(true);
        shop.handler("orders", "order", () -> {})
                .open(inbox -> inbox.lane("stripe", "/customer")
                        .position("stripe", "/updated")
                        .onStale((delivery, position, newest) -> {
                            if (broken.getAndSet(false)) {
                                throw new IllegalStateException("once");
                            }
                        }));
        accept("newer", "\"a\"", "20");
        long older = accept("older", "\"a\"", "10");
        shop.runDue();
        assertThat(shop.state(older)).isEqualTo(EntryState.RECEIVED);
        shop.runAfter(Duration.ofMinutes(1));

        assertThat(shop.entry(older).reason()).isEqualTo("stale");
    }

    @Test
    void a_handler_has_lanes_of_its_own_and_the_rest_of_the_source_goes_on() {
        var broken = new AtomicBoolean(true);
        shop.handler("orders", "order", () -> {
                    if (broken.getAndSet(false)) {
                        throw new IllegalStateException("once");
                    }
                })
                .handler("refunds", "refund", () -> {})
                .open(inbox -> inbox.laneHandler("orders", "/customer"));
        accept("a1", "\"a\"", "1");
        accept("a2", "\"a\"", "2");
        accept("b1", "\"b\"", "1");
        long refund = shop.accept("r1", "refund", ",\"customer\":\"a\"");
        shop.runDue();
        assertThat(shop.calls).containsExactly("orders a1", "orders b1", "refunds r1");
        assertThat(shop.entry(refund).lane()).isEmpty();
        shop.runAfter(Duration.ofMinutes(1));

        assertThat(shop.calls).endsWith("orders a1", "orders a2");
    }

    @Test
    void the_lane_of_a_handler_is_told_apart_from_that_of_its_source_and_comes_first() {
        shop.handler("orders", "order", () -> {})
                .handler("refunds", "refund", () -> {})
                .open(inbox -> inbox.lane("stripe", "/customer").laneHandler("orders", "/shop"));
        long order = shop.accept("o1", "order", ",\"customer\":\"a\",\"shop\":\"a\"");
        long refund = shop.accept("r1", "refund", ",\"customer\":\"a\",\"shop\":\"a\"");
        long lonely = shop.accept("o2", "order", ",\"customer\":\"a\"");

        assertThat(shop.entry(order).lane()).isEqualTo("stripe/orders 0: a");
        assertThat(shop.entry(refund).lane()).isEqualTo("stripe 0: a");
        assertThat(shop.entry(lonely).lane()).isEmpty();
    }

    @Test
    void a_lane_of_a_handler_that_does_not_exist_is_told_at_the_start() {
        shop.handler("orders", "order", () -> {});

        assertThatThrownBy(() -> shop.open(inbox -> inbox.laneHandler("order", "/customer")))
                .hasMessageContaining("laneHandler names the handler 'order', which does not exist")
                .hasMessageContaining("orders");
    }
}
