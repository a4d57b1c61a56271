package org.webhookverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.SignedRequests.STRIPE_SECRET;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.shadow.ShadowComparison;
import org.webhookverifier.shadow.ShadowReport;
import org.webhookverifier.shadow.ShadowReport.Finding;
import org.webhookverifier.source.Source;

/** The new version beside the old: what differs is told, and nothing else becomes of it. */
@Tag("json")
@Timeout(60)
class ShadowTest {
    private final ManualClock clock = new ManualClock();
    private final LinkedBlockingQueue<ShadowReport> reports = new LinkedBlockingQueue<>();
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
    private final Handlers handlers = new Handlers();
    private final WebhookReceiverBuilder builder = WebhookReceiver.builder()
            .clock(clock)
            .source(Source.of("stripe", STRIPE_SECRET))
            .handlers(handlers)
            .shadowListener(reports::add);
    private WebhookReceiver receiver;

    @WebhookEvent(type = "order.placed", version = "1")
    record OldOrder(String id, String name) {}

    @WebhookEvent(type = "order.placed", version = "2")
    record NewOrder(String id, String familyName) {
        @Upcast
        static NewOrder split(OldOrder older) {
            return new NewOrder(older.id(), older.name().substring(older.name().indexOf(' ') + 1));
        }
    }

    @WebhookEvent(type = "order.placed", version = "2")
    record Unreachable(String id) {}

    @WebhookEvent(type = "order.shipped")
    record OtherType(String id) {}

    private final class Handlers {
        private RuntimeException fault;

        @WebhookHandler(name = "old", version = "1")
        void placed(OldOrder order) {
            if (fault != null) {
                throw fault;
            }
            handled.add(order.name());
        }

        @WebhookHandler(name = "next", type = "order.placed", version = "1")
        void next(Delivery delivery) {
            handled.add("next");
        }
    }

    private static List<String> differences(OldOrder older, NewOrder newer) {
        return older.name().endsWith(" " + newer.familyName()) ? List.of() : List.of("familyName");
    }

    private <N> WebhookReceiver open(Class<N> newer, ShadowComparison<OldOrder, N> comparison) {
        receiver = builder.shadow("old", OldOrder.class, newer, comparison).build();
        return receiver;
    }

    private Receipt receive(String id, String name) {
        return receive(id, "1", name);
    }

    private Receipt receive(String id, String version, String name) {
        String event = "{\"id\":\"" + id + "\",\"type\":\"order.placed\",\"api_version\":\"" + version
                + "\",\"name\":\"" + name + "\"}";
        return receiver.receive("stripe", SignedRequests.stripe(event, clock.instant()));
    }

    private ShadowReport next() throws InterruptedException {
        ShadowReport report = reports.poll(30, TimeUnit.SECONDS);
        assertThat(report).as("a report").isNotNull();
        return report;
    }

    /** Lets the shadow look at one more delivery, so that what came before it has been looked at. */
    private void reportsNothingBefore(String id) throws InterruptedException {
        receive(id, "Ada Lovelace");
        assertThat(next().delivery().id()).isEqualTo(id);
    }

    private static Set<String> names(Receipt receipt) {
        var names = new java.util.TreeSet<String>();
        ((Receipt.Handled) receipt).results().forEach(result -> names.add(result.handler()));
        return names;
    }

    @AfterEach
    void close() {
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void binds_the_models_of_the_old_and_the_new_version_and_reports_that_they_agree() throws Exception {
        open(NewOrder.class, ShadowTest::differences);
        Receipt receipt = receive("evt_1", "Ada Lovelace");
        ShadowReport report = next();

        assertThat(report.finding()).isEqualTo(Finding.SAME);
        assertThat(report.handler()).isEqualTo("old");
        assertThat(report.delivery()).isSameAs(receipt.verifiedDelivery().orElseThrow());
        assertThat(names(receipt)).containsExactly("next", "old");
    }

    @Test
    void reports_differences() throws Exception {
        open(NewOrder.class, (older, newer) -> List.of("name", "total"));
        Receipt receipt = receive("evt_1", "Ada Lovelace");
        ShadowReport report = next();

        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(report.finding()).isEqualTo(Finding.DIFFERENT);
        assertThat(report.differences()).containsExactly("name", "total");
        assertThat(receiver.shadowCounts().get("old"))
                .containsEntry(Finding.DIFFERENT, 1L)
                .containsEntry(Finding.SAME, 0L);
    }

    @Test
    void what_it_throws_is_reported_and_has_no_effect() throws Exception {
        var thrown = new AssertionError("not yet written");
        open(NewOrder.class, (older, newer) -> {
            throw thrown;
        });
        Receipt receipt = receive("evt_1", "Ada Lovelace");
        ShadowReport report = next();

        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(names(receipt)).containsExactly("next", "old");
        assertThat(report.finding()).isEqualTo(Finding.FAILED);
        assertThat(report.error()).isSameAs(thrown);
        assertThat(receive("evt_1", "Ada Lovelace").outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(handled).containsExactly("next", "Ada Lovelace");
    }

    @Test
    void what_does_not_fit_the_new_model_is_reported_and_has_no_effect() throws Exception {
        record Narrow(List<String> name) {}
        open(Narrow.class, (older, newer) -> List.of());

        assertThat(receive("evt_1", "Ada Lovelace").outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(next().finding()).isEqualTo(Finding.UNREADABLE);
    }

    @Test
    void a_version_that_a_model_does_not_read_is_reported_and_has_no_effect() throws Exception {
        receiver = builder.handler("any", "stripe", "order.placed", byte[].class, (body, delivery) -> {})
                .shadow("any", Delivery.class, OldOrder.class, (older, newer) -> List.of())
                .build();

        assertThat(receive("evt_1", "2", "Ada Lovelace").outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(next().finding()).isEqualTo(Finding.UNSUPPORTED_VERSION);
    }

    @Test
    void nobody_waits_for_it() throws Exception {
        var release = new CountDownLatch(1);
        var threads = Collections.synchronizedList(new ArrayList<Thread>());
        open(NewOrder.class, (older, newer) -> {
            threads.add(Thread.currentThread());
            release.await();
            return List.of();
        });
        for (int i = 0; i < 20; i++) {
            assertThat(receive("evt_" + i, "Ada Lovelace").outcome()).isEqualTo(Outcome.HANDLED);
        }

        assertThat(reports).isEmpty();
        release.countDown();
        for (int i = 0; i < 20; i++) {
            assertThat(next().delivery().id()).isEqualTo("evt_" + i);
        }
        assertThat(threads).doesNotContain(Thread.currentThread());
    }

    @Test
    void of_what_is_too_much_nothing_is_compared_but_counted() throws Exception {
        var release = new CountDownLatch(1);
        open(NewOrder.class, (older, newer) -> {
            release.await();
            return List.of();
        });
        String name = "Ada " + "x".repeat(900_000);
        for (int i = 0; i < 40; i++) {
            assertThat(receive("evt_" + i, name).outcome()).isEqualTo(Outcome.HANDLED);
        }
        release.countDown();
        long left = receiver.shadowCounts().get("old").get(Finding.LEFT_OUT);
        for (int i = 0; i < 40 - left; i++) {
            next();
        }

        assertThat(left).isBetween(1L, 8L);
        assertThat(handled).hasSize(80);
        reportsNothingBefore("evt_last");
    }

    @Test
    void runs_only_when_the_handler_has_finished_and_once() throws Exception {
        open(NewOrder.class, ShadowTest::differences);
        handlers.fault = new IllegalStateException("the bank is closed");
        assertThat(receive("evt_1", "Ada Lovelace").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(receive("evt_1", "Ada Lovelace").outcome()).isEqualTo(Outcome.FAILED);
        handlers.fault = null;
        assertThat(receive("evt_1", "Ada Lovelace").outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(receive("evt_1", "Ada Lovelace").outcome()).isEqualTo(Outcome.DUPLICATE);

        assertThat(next().delivery().id()).isEqualTo("evt_1");
        reportsNothingBefore("evt_2");
    }

    @Test
    void does_not_run_again_with_the_retry_of_another_handler() throws Exception {
        builder.shadow("next", Delivery.class, byte[].class, (older, newer) -> List.of());
        receiver = builder.build();
        handlers.fault = new IllegalStateException("the bank is closed");
        receive("evt_1", "Ada Lovelace");
        handlers.fault = null;
        receive("evt_1", "Ada Lovelace");

        assertThat(next().delivery().id()).isEqualTo("evt_1");
        reportsNothingBefore("evt_2");
    }

    @Test
    void what_filters_keep_from_the_handler_is_not_compared() throws Exception {
        builder.filterHandler("old", Filter.value("/name").equalTo("Ada Lovelace"));
        open(NewOrder.class, ShadowTest::differences);
        receive("evt_1", "Grace Hopper");

        reportsNothingBefore("evt_2");
    }

    @Test
    void interceptors_do_not_go_around_it() throws Exception {
        var around = Collections.synchronizedList(new ArrayList<String>());
        builder.interceptor(call -> {
            around.add(call.handler());
            call.proceed();
        });
        open(NewOrder.class, ShadowTest::differences);
        receive("evt_1", "Ada Lovelace");
        next();

        assertThat(around).containsExactly("next", "old");
    }

    @Test
    void a_listener_that_throws_harms_nobody() throws Exception {
        builder.shadowListener(report -> {
            throw new IllegalStateException("of the listener");
        });
        open(NewOrder.class, ShadowTest::differences);
        receive("evt_1", "Ada Lovelace");
        next();

        reportsNothingBefore("evt_2");
    }

    @Test
    void a_tree_may_be_compared_with_a_model() throws Exception {
        receiver = builder.shadow("old", Map.class, NewOrder.class, (tree, order) -> {
                    var changed = new HashMap<Object, Object>(tree);
                    return changed.get("name").equals("Ada " + order.familyName()) ? List.of() : List.of("name");
                })
                .build();
        receive("evt_1", "Ada Lovelace");

        assertThat(next().finding()).isEqualTo(Finding.SAME);
    }

    @Test
    void results_name_no_shadow() throws Exception {
        open(NewOrder.class, (older, newer) -> List.of("name"));
        Receipt receipt = receive("evt_1", "Ada Lovelace");
        next();

        assertThat(((Receipt.Handled) receipt).results())
                .extracting(HandlerResult::status)
                .containsExactly(HandlerResult.Status.DONE, HandlerResult.Status.DONE);
    }

    @Test
    void names_every_mistake_at_the_start() {
        builder.shadow("odl", OldOrder.class, NewOrder.class, ShadowTest::differences)
                .shadow("old", OldOrder.class, Unreachable.class, (older, newer) -> List.of())
                .shadow("old", Connection.class, String.class, (older, newer) -> List.of())
                .shadow("next", OldOrder.class, OtherType.class, (older, newer) -> List.of());

        assertThatThrownBy(builder::build)
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("shadow names the handler \"odl\", which does not exist; ")
                .hasMessageContaining(
                        "There are two shadows of handler \"old\"; let one comparison tell all differences")
                .hasMessageContaining(
                        "shadow of handler \"old\" takes a java.sql.Connection, but a shadow has no effect"
                                + " and so no transaction; let it take a model and compare")
                .hasMessageContaining("shadow of handler \"old\" takes java.lang.String, which no payload can become;")
                .hasMessageContaining("shadow of handler \"next\" takes " + OtherType.class.getCanonicalName()
                        + ", which names no event type" + " that the handler takes; take a model of one of its types");
    }

    @Test
    void a_chain_with_a_gap_to_one_of_its_models_is_a_mistake() {
        record Model() {}
        var gap = WebhookReceiver.builder()
                .source(Source.of("stripe", STRIPE_SECRET))
                .handler("old", "stripe", "order.placed", Model.class, (event, delivery) -> {})
                .shadow("old", First.class, Third.class, (older, newer) -> List.of());

        assertThatThrownBy(gap::build)
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining(
                        "shadow of handler \"old\" takes type \"order.placed\" as " + Third.class.getCanonicalName());
    }

    @WebhookEvent(type = "order.placed", version = "1")
    record First(String id) {}

    @WebhookEvent(type = "order.placed", version = "3")
    record Third(String id) {}
}
