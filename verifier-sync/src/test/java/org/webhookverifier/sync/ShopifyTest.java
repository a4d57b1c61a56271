package org.webhookverifier.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.source.Secret;
import org.webhookverifier.sync.Failure.Kind;
import org.webhookverifier.sync.Wanted.ContentType;

class ShopifyTest extends TroubleCases<ShopifyStandIn> {
    @Override
    ShopifyStandIn standIn() {
        return new ShopifyStandIn();
    }

    @Override
    SubscriptionSyncBuilder builder() {
        return SubscriptionSync.shopify("octo-shop.myshopify.com", "2025-07");
    }

    @Override
    void slept(Duration time) {
        server.level = Math.max(0, server.level - time.toMillis() / 500.0);
    }

    @Override
    Wanted wanted(String... types) {
        return Wanted.of(OURS, types);
    }

    @Override
    List<String> types() {
        return List.of("orders/create", "orders/paid", "app/uninstalled");
    }

    @Override
    String unknownType() {
        return "event/unknown";
    }

    @Override
    void setReadOnly() {
        server.readOnly = true;
    }

    @Override
    Wanted deleting() {
        return wanted(type(1));
    }

    @Test
    void there_is_a_webhook_for_each_topic() {
        SyncResult.Applied applied = applied(wanted("orders/paid", "orders/create"));

        assertThat(applied.done()).hasSize(2);
        assertThat(server.webhooks.values())
                .extracting(each -> each.get("topic"))
                .containsExactly("orders/create", "orders/paid");
    }

    @Test
    void new_topics_are_made_before_old_ones_are_deleted() {
        applied(wanted("orders/create"));
        server.calls();

        applied(wanted("orders/paid"));

        assertThat(server.writes())
                .containsExactly(
                        "POST /admin/api/2025-07/webhooks.json", "DELETE /admin/api/2025-07/webhooks/501.json");
    }

    @Test
    void one_topic_that_is_refused_does_not_stop_the_others() {
        SyncResult.Failed failed = failed(wanted("orders/create", "event/unknown", "orders/paid"));

        assertThat(failed.done()).hasSize(2);
        assertThat(failed.missed()).hasSize(1);
        assertThat(failed.missed().get(0).failure().kind()).isEqualTo(Kind.REFUSED);
        assertThat(failed.missed().get(0).failure().text()).contains("Invalid topic specified: event/unknown");
    }

    @Test
    void what_was_refused_is_not_asked_again_when_the_rest_is_read_again() {
        server.next("POST", StandIn.Work::done);
        server.next("POST", work -> {
            server.put(OURS, "orders/create");
            return work.done();
        });

        SyncResult.Failed failed = failed(wanted("event/unknown", "orders/create"));

        assertThat(failed.missed()).hasSize(1);
        assertThat(server.writes()).hasSize(2);
    }

    @Test
    void a_bucket_that_is_full_is_waited_for() {
        server.bucket = 3;

        assertThat(applied(wanted("orders/create", "orders/paid", "orders/cancelled", "products/update"))
                        .done())
                .hasSize(4);

        assertThat(waits).isNotEmpty().allMatch(Duration.ofSeconds(2)::equals);
    }

    @Test
    void what_was_not_tried_after_a_limit_is_told_as_missed() {
        server.next("POST", limit(429, "3600"));

        SyncResult.Failed failed = failed(wanted("orders/create", "orders/paid"));

        assertThat(failed.missed()).hasSize(2).allMatch(each -> each.failure().kind() == Kind.RATE_LIMITED);
        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void a_topic_that_somebody_else_takes_in_the_same_moment_is_theirs_and_ours() {
        server.next("POST", work -> {
            server.put(OURS, "orders/create");
            return work.done();
        });

        assertThat(applied(wanted("orders/create")).done()).isEmpty();
        assertThat(server.registered()).containsExactly(OURS + " [orders/create]");
    }

    @Test
    void a_webhook_that_shopify_does_not_list_is_a_conflict() {
        for (int i = 0; i < 9; i++) {
            server.next("POST", 422, "{\"errors\": {\"address\": [\"for this topic has already been taken\"]}}");
        }

        assertThat(failed(wanted("orders/create")).failure().kind()).isEqualTo(Kind.CONFLICT);
        assertThat(server.writes()).hasSize(3);
    }

    @Test
    void another_form_is_a_change() {
        applied(wanted("orders/create"));

        SyncResult.Applied applied = applied(wanted("orders/create").contentType(ContentType.XML));

        assertThat(applied.done()).hasSize(1).allMatch(Change.Update.class::isInstance);
        assertThat(server.webhooks.get(501)).containsEntry("format", "xml");
    }

    @Test
    void a_creation_whose_answer_is_lost_is_looked_for_before_it_is_sent_again() {
        server.next("POST", work -> {
            work.done();
            return null;
        });

        assertThat(applied(wanted("orders/create")).done()).hasSize(1).allMatch(Change.Create.class::isInstance);

        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void what_shopify_has_no_words_for_is_refused_before_anything_is_called() {
        var sync = sync(SyncMode.APPLY);
        Wanted wanted = wanted("*").secret(Secret.of(SECRET)).version("2025-07").contentType(ContentType.FORM);

        assertThatThrownBy(() -> sync.apply(wanted))
                .hasMessageContaining("4 mistakes")
                .hasMessageContaining("name each instead of \"*\"")
                .hasMessageNotContaining("CANARY");
        assertThat(server.calls()).isEmpty();
    }
}
