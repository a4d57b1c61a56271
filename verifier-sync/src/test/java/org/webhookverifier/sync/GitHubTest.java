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

class GitHubTest extends TroubleCases<GitHubStandIn> {
    @Override
    GitHubStandIn standIn() {
        return new GitHubStandIn();
    }

    @Override
    SubscriptionSyncBuilder builder() {
        return SubscriptionSync.gitHubRepository("octo", "hello");
    }

    @Override
    Wanted wanted(String... types) {
        return Wanted.of(OURS, types).secret(Secret.of(SECRET));
    }

    @Override
    Wanted of(String url, String type) {
        return Wanted.of(url, type).secret(Secret.of(SECRET));
    }

    @Override
    List<String> types() {
        return List.of("push", "issues", "release");
    }

    @Override
    String unknownType() {
        return "pushed";
    }

    @Override
    String known() {
        return StandIn.TOKEN + " " + SECRET;
    }

    @Override
    void setReadOnly() {
        server.readOnly = true;
    }

    @Override
    Wanted deleting() {
        throw new IllegalStateException("Here, what is deleted is deleted first");
    }

    @Override
    @Test
    void what_is_done_is_told_beside_what_failed() {
        server.put(OURS, "push");
        server.put(OURS, "issues");
        server.next("PATCH", 403, "{}");

        SyncResult.Failed failed = failed(wanted("push", "issues"));

        assertThat(failed.done()).hasSize(1).allMatch(Change.Delete.class::isInstance);
        assertThat(failed.missed()).hasSize(1);
        assertThat(failed.missed().get(0).change()).isInstanceOf(Change.Update.class);
        assertThat(log.lines()).anyMatch(line -> line.contains("not done: ~ "));
        assertThat(applied(wanted("push", "issues")).done()).hasSize(1);
    }

    @Test
    void looks_after_the_webhooks_of_an_organisation() {
        var sync = SubscriptionSync.gitHubOrganization("octo")
                .mode(SyncMode.APPLY)
                .token(() -> Secret.of(StandIn.TOKEN))
                .unsafeLoopbackBaseUrl(server.url())
                .build();

        assertThat(result(sync, wanted("*"))).isInstanceOf(SyncResult.Applied.class);

        assertThat(server.calls()).containsExactly("GET /orgs/octo/hooks", "POST /orgs/octo/hooks");
        assertThat(server.registered()).containsExactly(OURS + " [*]");
    }

    @Test
    void makes_it_active_in_json_with_certificates_checked_and_with_the_secret() {
        applied(wanted("push"));

        var hook = server.hooks.values().iterator().next();
        assertThat(hook).containsEntry("active", true).containsEntry("name", "web");
        assertThat(GitHubStandIn.map(hook.get("config")))
                .containsEntry("content_type", "json")
                .containsEntry("insecure_ssl", "0");
        assertThat(server.secrets.values()).containsExactly(SECRET);
    }

    @Test
    void a_change_of_types_keeps_the_secret() {
        applied(wanted("push"));

        applied(wanted("push", "issues"));

        assertThat(server.secrets.values()).containsExactly(SECRET);
    }

    @Test
    void puts_right_what_somebody_has_switched_off() {
        String id = server.put(Map.of("url", OURS, "content_type", "form", "insecure_ssl", "1"), "push");
        server.hooks.get(Integer.valueOf(id)).put("active", false);

        String plan = plan(wanted("push")).toString();
        applied(wanted("push"));

        assertThat(plan)
                .contains("~ active: false -> true")
                .contains("~ certificate checks: off -> on")
                .contains("~ content type: form -> json")
                .contains("~ secret: not set -> set");
        assertThat(server.hooks.keySet()).containsExactly(Integer.valueOf(id));
        assertThat(applied(wanted("push")).done()).isEmpty();
    }

    @Test
    void a_secret_arrives_as_it_is_whatever_it_holds() {
        String secret = "CANARY \"\\/\u0007\n\u00e4\ud83d\ude00\u0130 i";

        applied(Wanted.of(OURS, "push").secret(Secret.of(secret)));

        assertThat(server.secrets.values()).containsExactly(secret);
    }

    @Test
    void a_renewed_secret_is_sent_although_nothing_else_differs() {
        applied(wanted("push"));

        Wanted renewed = Wanted.of(OURS, "push").renewedSecret(Secret.of("CANARY_renewed"));

        assertThat(applied(renewed).done()).hasSize(1);
        assertThat(server.secrets.values()).containsExactly("CANARY_renewed");
    }

    @Test
    void forms_are_sent_if_they_are_wanted() {
        applied(wanted("push").contentType(ContentType.FORM));

        var config = GitHubStandIn.map(server.hooks.values().iterator().next().get("config"));
        assertThat(config).containsEntry("content_type", "form");
    }

    @Test
    void of_two_webhooks_of_the_url_the_nearer_one_gets_all_types() {
        server.put(OURS, "push");
        String nearer = server.put(OURS, "issues", "release");

        applied(wanted("push", "issues", "release"));

        assertThat(server.registered()).containsExactly(OURS + " [issues, push, release]");
        assertThat(server.hooks.keySet()).containsExactly(Integer.valueOf(nearer));
    }

    @Test
    void a_webhook_that_somebody_else_makes_in_the_same_moment_is_changed_instead() {
        server.next("POST", work -> {
            server.put(OURS, "push", "member");
            return work.done();
        });

        assertThat(applied(wanted("push")).done()).hasSize(1).allMatch(Change.Update.class::isInstance);
        assertThat(server.registered()).containsExactly(OURS + " [push]");
    }

    @Test
    void a_webhook_that_is_deleted_before_it_is_changed_is_made_anew() {
        String id = server.put(OURS, "member");
        server.next("PATCH", work -> {
            server.remove(id);
            return work.done();
        });

        assertThat(applied(wanted("push")).done()).hasSize(1).allMatch(Change.Create.class::isInstance);
        assertThat(server.registered()).containsExactly(OURS + " [push]");
    }

    @Test
    void a_limit_that_is_told_by_403_is_waited_for() {
        server.next(
                "GET",
                work -> new StandIn.Reply(
                        403,
                        Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "" + (now.getEpochSecond() + 20)),
                        "{}"));

        applied(wanted("push"));

        assertThat(waits).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void a_secondary_limit_without_a_time_means_a_minute() {
        server.next("GET", 403, "{\"message\": \"You have exceeded a secondary rate limit. Please wait.\"}");

        SyncResult.Failed failed = failed(wanted("push"));

        assertThat(failed.failure().kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void a_link_to_another_host_is_not_followed_with_the_token() {
        for (String link : List.of(
                "https://evil.example.net/hooks",
                "http://127.0.0.1:1/hooks",
                "//evil.example.net/x",
                "h t t p",
                "https://[bad",
                "file:///etc/passwd",
                "mailto:x")) {
            server.next("GET", work -> work.done().header("Link", "<" + link + ">; rel=\"next\""));

            assertThat(failed(wanted("push")).failure().kind()).isEqualTo(Kind.UNREADABLE);
        }
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void a_list_without_end_changes_nothing() {
        for (int i = 0; i <= Api.PAGES; i++) {
            server.next("GET", work -> work.done().header("Link", "</repos/octo/hello/hooks>; rel=\"next\""));
        }

        assertThat(failed(wanted("push")).failure().text()).contains("more than 100 pages");
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void a_creation_whose_answer_is_lost_is_looked_for_before_it_is_sent_again() {
        server.next("POST", work -> {
            work.done();
            return null;
        });

        assertThat(applied(wanted("push")).done()).hasSize(1).allMatch(Change.Create.class::isInstance);

        assertThat(server.writes()).hasSize(1);
    }

    @Test
    void without_the_secret_nothing_is_called_because_github_would_send_unsigned() {
        var sync = sync(SyncMode.APPLY);

        assertThatThrownBy(() -> sync.apply(Wanted.of(OURS, "push")))
                .hasMessageContaining("GitHub signs only with a secret")
                .hasMessageContaining("secret(...)");
        assertThatThrownBy(() -> sync.apply(wanted("push").version("1").contentType(ContentType.XML)))
                .hasMessageContaining("2 mistakes");
        assertThat(server.calls()).isEmpty();
    }
}
