package org.webhookverifier.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.source.Secret;
import org.webhookverifier.sync.Failure.Kind;
import org.webhookverifier.sync.Wanted.ContentType;

class StripeTest extends TroubleCases<StripeStandIn> {
    @Override
    StripeStandIn standIn() {
        return new StripeStandIn();
    }

    @Override
    SubscriptionSyncBuilder builder() {
        return SubscriptionSync.stripe();
    }

    @Override
    Wanted wanted(String... types) {
        return Wanted.of(OURS, types);
    }

    @Override
    List<String> types() {
        return List.of("invoice.paid", "invoice.created", "charge.failed");
    }

    @Override
    String unknownType() {
        return "invoice.payed";
    }

    @Override
    void setReadOnly() {
        server.readOnly = true;
    }

    @Override
    Wanted deleting() {
        return wanted(type(0)).version("2024-06-20");
    }

    @Test
    void gives_the_secret_of_a_new_endpoint_and_only_then() {
        assertThat(applied(wanted("*")).secrets()).containsExactly(Secret.of(StripeStandIn.SECRET + 1));
        assertThat(applied(wanted("invoice.paid")).secrets()).isEmpty();
        assertThat(applied(wanted("invoice.paid")).secrets()).isEmpty();
    }

    @Test
    void gives_the_secret_although_something_else_failed() {
        server.put(OURS, type(0));
        server.next("DELETE", 403, "{}");

        assertThat(failed(deleting()).secrets()).containsExactly(Secret.of(StripeStandIn.SECRET + 2));
    }

    @Test
    void an_answer_that_is_lost_is_given_again_with_its_secret() {
        server.next("POST", work -> {
            work.done();
            return null;
        });

        SyncResult.Applied applied = applied(wanted(type(0)));

        assertThat(applied.secrets()).containsExactly(Secret.of(StripeStandIn.SECRET + 1));
        assertThat(server.endpoints).hasSize(1);
        assertThat(server.answered).hasSize(1);
        assertThat(waits).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void an_answer_that_is_cut_off_is_given_again_with_its_secret() {
        server.next("POST", work -> {
            String body = work.done().body();
            return new StandIn.Reply(200, Map.of(), body.substring(0, body.length() - 9));
        });

        assertThat(applied(wanted(type(0))).secrets()).hasSize(1);
        assertThat(server.endpoints).hasSize(1);
    }

    @Test
    void an_endpoint_whose_secret_is_lost_for_good_is_told() {
        server.next("POST", work -> {
            work.done();
            return new StandIn.Reply(500, Map.of(), "{}");
        });

        SyncResult.Failed failed = failed(wanted(type(0)));

        assertThat(failed.failure().kind()).isEqualTo(Kind.SECRET_LOST);
        assertThat(failed.failure().text()).contains("Wanted.nothing(url)");
        assertThat(server.endpoints).hasSize(1);
    }

    @Test
    void a_creation_that_failed_at_the_server_gets_another_key() {
        server.next("POST", 500, "{}");

        assertThat(applied(wanted(type(0))).secrets()).hasSize(1);

        var keys = server.seen().stream()
                .filter(each -> each.method().equals("POST"))
                .map(each -> each.header("Idempotency-Key"))
                .toList();
        assertThat(keys).hasSize(2).doesNotHaveDuplicates().allMatch(key -> key.length() == 36);
    }

    @Test
    void a_key_in_use_is_waited_for() {
        server.next("POST", 409, "{\"error\": {\"code\": \"idempotency_key_in_use\"}}");

        assertThat(applied(wanted(type(0))).done()).hasSize(1);
        assertThat(waits).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void another_version_of_events_takes_another_endpoint() {
        applied(wanted(type(0)).version("2024-06-20"));

        SyncResult.Applied applied = applied(wanted(type(0)).version("2025-03-31.basil"));

        assertThat(applied.done()).hasSize(2);
        assertThat(applied.done().get(0)).isInstanceOf(Change.Create.class);
        assertThat(applied.done().get(1)).isInstanceOf(Change.Delete.class);
        assertThat(applied.secrets()).hasSize(1);
        assertThat(server.endpoints.values())
                .hasSize(1)
                .allMatch(each -> each.get("api_version").equals("2025-03-31.basil"));
        assertThat(applied(wanted(type(0)).version("2025-03-31.basil")).done()).isEmpty();
    }

    @Test
    void a_version_that_is_not_wanted_does_not_matter() {
        applied(wanted(type(0)).version("2024-06-20"));

        assertThat(applied(wanted(type(0))).done()).isEmpty();
    }

    @Test
    void enables_what_is_disabled() {
        String id = server.put(OURS, type(0));
        server.endpoints.get(id).put("status", "disabled");

        assertThat(plan(wanted(type(0))).toString()).contains("~ status: disabled -> enabled");
        applied(wanted(type(0)));

        assertThat(server.endpoints.get(id)).containsEntry("status", "enabled");
    }

    @Test
    void of_two_endpoints_that_agree_the_oldest_stays() {
        String oldest = server.put(OURS, type(0));
        server.put(OURS, type(0));
        server.put(OURS, type(0));

        applied(wanted(type(0)));

        assertThat(server.endpoints.keySet()).containsExactly(oldest);
    }

    @Test
    void leaves_the_endpoints_of_connect_applications_alone() {
        String id = server.put(OURS, type(0));
        server.endpoints.get(id).put("application", "ca_123");

        assertThat(applied(Wanted.nothing(OURS)).done()).isEmpty();
    }

    @Test
    void a_full_account_is_a_value() {
        server.most = 0;

        Failure failure = failed(wanted(type(0))).failure();

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.text()).contains("maximum of 0 webhook endpoints");
    }

    @Test
    void the_version_of_the_api_is_a_header() {
        result(options(SyncMode.PLAN).apiVersion("2024-06-20").build(), wanted(type(0)));
        result(sync(SyncMode.PLAN), wanted(type(0)));

        assertThat(server.seen())
                .extracting(each -> each.header("Stripe-Version"))
                .containsExactly("2024-06-20", "");
    }

    @Test
    void a_secret_of_the_callers_is_refused_before_anything_is_called() {
        var sync = sync(SyncMode.APPLY);

        assertThatThrownBy(() -> sync.plan(wanted("*").secret(Secret.of(SECRET)).contentType(ContentType.FORM)))
                .hasMessageContaining("Stripe makes the secret itself")
                .hasMessageContaining("Stripe sends JSON only")
                .hasMessageNotContaining("CANARY");
        assertThat(server.calls()).isEmpty();
    }
}
