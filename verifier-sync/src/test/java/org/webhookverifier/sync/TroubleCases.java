package org.webhookverifier.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.source.Secret;
import org.webhookverifier.sync.Failure.Kind;

/** What holds for every provider when something goes wrong. */
abstract class TroubleCases<S extends StandIn> extends WaitCases<S> {
    /** Returns the secrets that are sent, and that a provider could repeat. */
    String known() {
        return StandIn.TOKEN;
    }

    private String echo() {
        return JsonOut.of(Map.of(
                "message", "no " + known(),
                "error", Map.of("message", "no " + known(), "param", known()),
                "errors", Map.of("token", List.of(known(), "other"))));
    }

    abstract void setReadOnly();

    /** Returns a type that the provider does not know. */
    abstract String unknownType();

    @Test
    void a_wrong_token_is_a_value() {
        var sync = options(SyncMode.APPLY)
                .token(() -> Secret.of("tok_CANARY_wrong"))
                .build();

        var failed = (SyncResult.Failed) result(sync, wanted(type(0)));

        assertThat(failed.failure().kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failed.failure().text()).contains("401");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void a_token_without_the_scope_is_a_value() {
        setReadOnly();

        SyncResult.Failed failed = failed(wanted(type(0)));

        assertThat(failed.failure().kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failed.done()).isEmpty();
        assertThat(failed.missed()).hasSize(1);
        assertThat(failed.missed().get(0).change()).isInstanceOf(Change.Create.class);
    }

    @Test
    void what_the_provider_does_not_know_is_a_value() {
        server.next("GET", 404, "{\"message\": \"Not Found\"}");

        assertThat(failed(wanted(type(0))).failure().kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void an_unknown_type_is_refused_with_the_words_of_the_provider() {
        SyncResult.Failed failed = failed(wanted(unknownType()));

        assertThat(failed.failure().kind()).isEqualTo(Kind.REFUSED);
        assertThat(failed.failure().text()).containsIgnoringCase("event").isNotBlank();
        assertThat(server.writes()).hasSize(1);
        assertThat(server.registered()).isEmpty();
    }

    @Test
    void what_is_done_is_told_beside_what_failed() {
        server.put(OURS, type(0));
        server.next("DELETE", 403, "{}");

        SyncResult.Failed failed = failed(deleting());

        assertThat(failed.failure().kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failed.done()).hasSize(1);
        assertThat(failed.missed()).hasSize(1);
        assertThat(failed.missed().get(0).change()).isInstanceOf(Change.Delete.class);
        assertThat(log.lines()).anyMatch(line -> line.contains("not done: - "));

        assertThat(applied(deleting()).done()).hasSize(1);
    }

    /** Wants, and prepares, something for which one thing is made or changed, and another deleted. */
    abstract Wanted deleting();

    @Test
    void truncated_json_changes_nothing() {
        server.put(OURS, type(2));
        server.next("GET", work -> {
            StandIn.Reply whole = work.done();
            return new StandIn.Reply(
                    200, Map.of(), whole.body().substring(0, whole.body().length() / 2));
        });

        assertThat(failed(wanted(type(0))).failure().kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void json_of_another_shape_changes_nothing() {
        for (String body : List.of(
                "{}",
                "null",
                "5",
                "",
                "{\"data\": 5, \"webhooks\": 5}",
                "{\"data\": [], \"webhooks\": {}}",
                "{\"data\": [{}], \"webhooks\": [{}], \"has_more\": false}",
                "[{\"name\": \"web\", \"config\": {\"url\": \"x\"}}]")) {
            server.next("GET", 200, body);
            assertThat(failed(wanted(type(0))).failure().kind()).as(body).isEqualTo(Kind.UNREADABLE);
            assertThat(server.writes()).as(body).isEmpty();
        }
    }

    @Test
    void a_place_that_goes_away_is_told_at_once() {
        server.next("POST", 404, "{}");

        assertThat(failed(wanted(type(0))).failure().kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void a_url_arrives_as_it_was_written() {
        String url = OURS + "?a=1&b=%20%26+%22'~;=&c=%7B";

        applied(of(url, type(0)));

        assertThat(server.registered()).containsExactly(url + " [" + type(0) + "]");
        assertThat(applied(of(url, type(0))).done()).isEmpty();
    }

    /** Wants a type at another URL. */
    Wanted of(String url, String type) {
        return Wanted.of(url, type);
    }

    @Test
    void an_answer_beyond_the_limit_is_hung_up_on() {
        server.next("GET", 200, "[" + " ".repeat(Transport.LIMIT) + "]");

        SyncResult.Failed failed = failed(wanted(type(0)));

        assertThat(failed.failure().kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(failed.failure().text()).contains("longer than " + Transport.LIMIT);
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void follows_no_redirect() {
        for (int status : List.of(301, 302, 307, 308)) {
            String away = server.url() + "/elsewhere";
            server.next("GET", work -> new StandIn.Reply(status, Map.of("Location", away), ""));

            Failure failure = failed(wanted(type(0))).failure();

            assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(failure.text()).contains("redirect");
            assertThat(server.calls()).hasSize(1).noneMatch(call -> call.contains("elsewhere"));
        }
    }

    @Test
    void secrets_that_the_provider_repeats_are_not_printed() {
        for (int status : List.of(400, 401, 403, 404, 409, 422, 451, 500)) {
            server.next("POST", status, echo());
            printed.add(failedOrApplied());
        }
        assertThat(log.lines()).isNotEmpty();
    }

    private SyncResult failedOrApplied() {
        SyncResult result = result(sync(SyncMode.APPLY), wanted(type(0)));
        result(sync(SyncMode.APPLY), Wanted.nothing(OURS));
        return result;
    }

    @Test
    void what_somebody_else_has_deleted_meanwhile_is_not_missed() {
        String id = server.put(OURS, type(0));
        server.next("DELETE", work -> {
            server.remove(id);
            return work.done();
        });

        applied(Wanted.nothing(OURS));

        assertThat(server.registered()).isEmpty();
        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void a_creation_whose_answer_is_lost_makes_one_registration() {
        server.next("POST", work -> {
            work.done();
            return null;
        });

        result(sync(SyncMode.APPLY), wanted(type(0)));

        assertThat(server.registered()).containsExactly(OURS + " [" + type(0) + "]");
        assertThat(applied(wanted(type(0))).done()).isEmpty();
    }

    @Test
    void a_creation_that_never_arrived_is_done_after_all() {
        server.next("POST", work -> null);

        assertThat(applied(wanted(type(0))).done()).hasSize(1);
        assertThat(server.registered()).containsExactly(OURS + " [" + type(0) + "]");
    }

    @Test
    void a_server_that_notes_something_else_is_a_failure_and_not_tried_again() {
        server.next("POST", work -> {
            StandIn.Reply reply = work.done();
            return new StandIn.Reply(reply.status(), Map.of(), reply.body().replace(type(0), type(1)));
        });

        SyncResult.Failed failed = failed(wanted(type(0)));

        assertThat(failed.failure().kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(failed.failure().text()).contains("something else than was asked");
        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void stops_after_three_rounds_of_conflict() {
        for (int i = 0; i < 9; i++) {
            server.next("DELETE", 404, "{}");
        }
        server.put(OURS, type(0));

        assertThat(failed(Wanted.nothing(OURS)).failure().kind()).isEqualTo(Kind.CONFLICT);
        assertThat(server.writes()).hasSize(3);
    }

    @Test
    void an_interrupted_thread_stops_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        SyncResult.Failed failed = failed(wanted(type(0)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.failure().kind()).isEqualTo(Kind.UNAVAILABLE);
    }
}
