package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.models.github.IssueCommentEvent;
import org.webhookverifier.models.github.IssuesEvent;
import org.webhookverifier.models.github.PingEvent;
import org.webhookverifier.models.github.PullRequestEvent;
import org.webhookverifier.models.github.PullRequestReviewEvent;
import org.webhookverifier.models.github.PushEvent;
import org.webhookverifier.models.github.ReleaseEvent;
import org.webhookverifier.models.github.WorkflowRunEvent;

/** What a handler gets of GitHub's events, signed and received. */
@Tag("odd-jvm")
class GithubModelsTest {
    private static final String COMMIT = "4f1c2d3e4b5a69788796a5b4c3d2e1f001234567";

    @Test
    void a_push() {
        var push = Reception.event(PushEvent.class);
        assertThat(push.ref()).isEqualTo("refs/heads/main");
        assertThat(push.after()).isEqualTo(COMMIT);
        assertThat(push.forced()).isFalse();
        assertThat(push.baseRef()).isNull();
        assertThat(push.pusher().email()).isEqualTo("ada@example.com");
        assertThat(push.commits()).singleElement().satisfies(commit -> {
            assertThat(commit.message()).isEqualTo("Add the mill\n\nIt turns.");
            assertThat(commit.author().username()).isEqualTo("ada");
            assertThat(commit.added()).containsExactly("src/Mill.java");
            assertThat(commit.removed()).isEmpty();
            assertThat(commit.modified()).containsExactly("README.md", "src/Store.java");
        });
        assertThat(push.headCommit()).isEqualTo(push.commits().get(0));
        assertThat(push.repository().id()).isEqualTo(5000000001L);
        assertThat(push.repository().fullName()).isEqualTo("analytical/engine");
        assertThat(push.repository().isPrivate()).isFalse();
        assertThat(push.repository().description()).isNull();
        assertThat(push.repository().owner().type()).isEqualTo("Organization");
        assertThat(push.sender().login()).isEqualTo("ada");
        assertThat(push.organization().login()).isEqualTo("analytical");
        assertThat(push.installation().id()).isEqualTo(51234567);
    }

    @Test
    void a_pull_request_that_was_merged() {
        var event = Reception.event(PullRequestEvent.class);
        assertThat(event.action()).isEqualTo("closed");
        assertThat(event.number()).isEqualTo(42);
        assertThat(event.label()).isNull();
        var request = event.pullRequest();
        assertThat(request.body()).isNull();
        assertThat(request.mergedAt()).isEqualTo("2026-08-28T09:00:00Z");
        assertThat(request.mergedBy().login()).isEqualTo("charles");
        assertThat(request.head().ref()).isEqualTo("mill");
        assertThat(request.base().ref()).isEqualTo("main");
        assertThat(request.base().repo().defaultBranch()).isEqualTo("main");
        assertThat(request.labels())
                .singleElement()
                .satisfies(label -> assertThat(label.name()).isEqualTo("bug"));
        assertThat(request.requestedReviewers()).hasSize(1);
    }

    @Test
    void a_review_of_a_pull_request() {
        var event = Reception.event(PullRequestReviewEvent.class);
        assertThat(event.review().state()).isEqualTo("approved");
        assertThat(event.review().user().login()).isEqualTo("charles");
        assertThat(event.review().commitId()).isEqualTo(COMMIT);
        assertThat(event.pullRequest().number()).isEqualTo(42);
        assertThat(event.pullRequest().mergedBy()).isNull();
    }

    @Test
    void an_issue_that_got_a_label() {
        var event = Reception.event(IssuesEvent.class);
        assertThat(event.action()).isEqualTo("labeled");
        assertThat(event.label().color()).isEqualTo("d73a4a");
        assertThat(event.issue().title()).isEqualTo("The mill sticks");
        assertThat(event.issue().milestone().dueOn()).isEqualTo("2026-12-10T08:00:00Z");
        assertThat(event.issue().pullRequest()).isNull();
        assertThat(event.issue().assignees()).isEmpty();
    }

    @Test
    void a_comment_on_a_pull_request() {
        var event = Reception.event(IssueCommentEvent.class);
        assertThat(event.comment().body()).isEqualTo("Oil it.");
        assertThat(event.comment().authorAssociation()).isEqualTo("OWNER");
        assertThat(event.issue().number()).isEqualTo(42);
        assertThat(event.issue().pullRequest().htmlUrl()).isEqualTo("https://github.com/analytical/engine/pull/42");
    }

    @Test
    void a_release_with_a_file_larger_than_an_int_counts() {
        var release = Reception.event(ReleaseEvent.class).release();
        assertThat(release.tagName()).isEqualTo("v1.0.0");
        assertThat(release.name()).isEqualTo("The first");
        assertThat(release.publishedAt()).isEqualTo("2026-08-28T11:30:00Z");
        assertThat(release.assets())
                .singleElement()
                .satisfies(asset -> assertThat(asset.size()).isEqualTo(3_000_000_000L));
    }

    @Test
    void a_workflow_run_that_failed() {
        var event = Reception.event(WorkflowRunEvent.class);
        assertThat(event.action()).isEqualTo("completed");
        assertThat(event.workflowRun().id()).isEqualTo(17_000_000_001L);
        assertThat(event.workflowRun().conclusion()).isEqualTo("failure");
        assertThat(event.workflowRun().runAttempt()).isEqualTo(2);
        assertThat(event.workflowRun().actor().login()).isEqualTo("ada");
        assertThat(event.workflow().path()).isEqualTo(".github/workflows/build.yml");
    }

    @Test
    void the_ping_of_a_new_webhook() {
        var ping = Reception.event(PingEvent.class);
        assertThat(ping.zen()).isEqualTo("Speak like a human.");
        assertThat(ping.hookId()).isEqualTo(560000001);
        assertThat(ping.hook().events()).containsExactly("push", "issues");
        assertThat(ping.organization()).isNull();
    }
}
