package org.webhookverifier.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every provider while nothing goes wrong. */
@Tag("odd-jvm")
abstract class SyncCases<S extends StandIn> extends SyncFixture<S> {
    @Test
    void off_is_the_default_and_calls_nothing_not_even_the_token() {
        var sync = builder().unsafeLoopbackBaseUrl(server.url()).build();

        assertThat(sync.plan(wanted(type(0)))).isInstanceOf(SyncResult.Off.class);
        assertThat(sync.apply(wanted(type(0)))).isInstanceOf(SyncResult.Off.class);
        assertThat(result(sync(SyncMode.OFF), wanted(type(0)))).isInstanceOf(SyncResult.Off.class);
        assertThat(server.calls()).isEmpty();
        assertThat(tokensAsked).isZero();
    }

    @Test
    void a_plan_only_reads() {
        server.put(OURS, type(0));

        Plan plan = plan(wanted(type(0), type(1)));

        assertThat(plan.isEmpty()).isFalse();
        assertThat(server.calls()).isNotEmpty().allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void to_apply_in_mode_plan_only_reads() {
        assertThat(result(sync(SyncMode.PLAN), wanted(type(0)))).isInstanceOf(SyncResult.Planned.class);
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void makes_what_is_missing() {
        SyncResult.Applied applied = applied(wanted(type(0), type(1)));

        assertThat(applied.done()).allMatch(Change.Create.class::isInstance);
        assertThat(server.registered()).containsExactly(OURS + " " + sorted(type(0), type(1)));
    }

    @Test
    void applied_a_second_time_it_changes_nothing() {
        applied(wanted(type(0), type(1)));
        server.calls();

        assertThat(applied(wanted(type(1), type(0))).done()).isEmpty();
        assertThat(server.writes()).isEmpty();
        assertThat(plan(wanted(type(0), type(1))).isEmpty()).isTrue();
    }

    @Test
    void adds_and_takes_away_types() {
        applied(wanted(type(0), type(1)));

        applied(wanted(type(1), type(2)));

        assertThat(server.registered()).containsExactly(OURS + " " + sorted(type(1), type(2)));
        assertThat(applied(wanted(type(1), type(2))).done()).isEmpty();
    }

    @Test
    void deletes_ours_when_nothing_is_wanted() {
        server.foreign(1);
        List<String> before = server.registered();
        applied(wanted(type(0), type(1)));

        SyncResult.Applied applied = applied(Wanted.nothing(OURS));

        assertThat(applied.done()).isNotEmpty().allMatch(Change.Delete.class::isInstance);
        assertThat(server.registered()).isEqualTo(before);
    }

    @Test
    void touches_nothing_whose_url_differs_by_as_little_as_a_slash() {
        for (String other : List.of(
                OURS + "/",
                OURS + "?tenant=1",
                OURS + "#top",
                OURS.replace("in", "In"),
                OURS.replace("in", "%69n"),
                OURS.replace("https:", "http:"),
                OURS.replace(".com", ".com:8443"),
                OURS.replace("hooks.", "hooks2."))) {
            server.put(other, type(2));
        }
        server.foreign(2);
        List<String> before = server.registered();

        applied(wanted(type(0)));
        applied(wanted(type(1)));
        applied(Wanted.nothing(OURS));

        assertThat(server.registered()).isEqualTo(before);
    }

    @Test
    void knows_ours_in_spite_of_case_of_the_host_and_usual_port() {
        server.put("HTTPS://Hooks.Example.COM:443/webhooks/in", type(0));

        assertThat(plan(Wanted.nothing(OURS)).changes()).hasSize(1).allMatch(Change.Delete.class::isInstance);
    }

    @Test
    void finds_ours_on_the_third_page() {
        server.foreign(600);
        applied(wanted(type(0)));
        server.foreign(600);
        server.calls();

        assertThat(applied(wanted(type(0))).done()).isEmpty();

        assertThat(server.calls().size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_plan_reads_like_a_diff() {
        server.put(OURS, type(0));

        String text = plan(wanted(type(1))).toString();

        assertThat(text)
                .contains(" -> " + OURS)
                .contains("+ ")
                .contains("- ")
                .contains(type(0))
                .contains(type(1));
        assertThat(plan(Wanted.nothing("https://hooks.example.com/other?token=CANARY"))
                        .toString())
                .contains("https://hooks.example.com/other?...\n= nothing to change");
    }

    @Test
    void the_query_of_a_url_is_not_printed() {
        String url = OURS + "?token=CANARY";
        server.put(url, type(0));

        printed.add(plan(Wanted.nothing(url)));
        printed.add(failedAfterAll(Wanted.nothing(url)));
    }

    private SyncResult failedAfterAll(Wanted wanted) {
        server.next("DELETE", 403, "{}");
        return failed(wanted);
    }

    static String sorted(String... types) {
        return new TreeSet<>(List.of(types)).toString();
    }
}
