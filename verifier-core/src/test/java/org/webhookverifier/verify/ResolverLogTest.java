package org.webhookverifier.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.Requests.post;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.webhookverifier.source.Source;

/** What operators are told of a resolver that fails: enough, and not as often as a sender likes. */
class ResolverLogTest {
    private static final String FAILED = "The secrets of source 'gh', tenant 'acme' cannot be found out";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-04T05:06:07Z"));
    private final Logger logger = (Logger) LoggerFactory.getLogger(Verifier.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listen_no_more() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void the_first_failure_is_a_warning_with_the_stack_trace_and_the_next_ones_are_lines() {
        ask(verifier("gh"), "acme", 3);

        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.DEBUG, Level.DEBUG);
        assertThat(texts())
                .containsExactly(
                        FAILED,
                        FAILED + ": java.lang.IllegalStateException, number 1 since the last warning",
                        FAILED + ": java.lang.IllegalStateException, number 2 since the last warning");
        assertThat(log.list.get(0).getThrowableProxy().getMessage()).isEqualTo("down");
        assertThat(log.list.subList(1, 3)).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    void the_warning_comes_again_after_a_minute_and_says_how_many_were_left_out() {
        Verifier verifier = verifier("gh");
        ask(verifier, "acme", 1_000);
        now.updateAndGet(instant -> instant.plus(Duration.ofMillis(59_999)));
        ask(verifier, "acme", 1);
        assertThat(warnings()).containsExactly(FAILED);

        now.updateAndGet(instant -> instant.plusMillis(1));
        ask(verifier, "acme", 2);
        assertThat(warnings()).containsExactly(FAILED, FAILED + "; 1000 more failures were left out");

        now.updateAndGet(instant -> instant.plusSeconds(3_600));
        ask(verifier, "acme", 1);
        now.updateAndGet(instant -> instant.plusSeconds(60));
        ask(verifier, "acme", 1);
        assertThat(warnings().subList(2, 4)).containsExactly(FAILED + "; 1 more failures were left out", FAILED);
    }

    @Test
    void a_clock_that_is_set_back_does_not_silence_the_log() {
        Verifier verifier = verifier("gh");
        ask(verifier, "acme", 1);
        now.updateAndGet(instant -> instant.minus(Duration.ofDays(1)));
        ask(verifier, "acme", 1);

        assertThat(warnings()).hasSize(2);
    }

    @Test
    void one_source_does_not_silence_another() {
        ask(verifier("gh"), "acme", 2);
        ask(verifier("other"), "acme", 2);

        assertThat(warnings()).containsExactly(FAILED, FAILED.replace("gh", "other"));
    }

    @Test
    void a_tenant_that_no_path_can_name_is_not_written() {
        ask(verifier("gh"), "a\nWARN forged", 2);

        assertThat(texts()).hasSize(2).allMatch(text -> text.contains("tenant ''") && !text.contains("forged"));
    }

    private List<String> texts() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static void ask(Verifier verifier, String tenant, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(verifier.verify(post("{}"), tenant))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(Reason.SECRETS_UNAVAILABLE));
        }
    }

    private Verifier verifier(String source) {
        InstantSource instants = now::get;
        Clock clock = instants.withZone(ZoneOffset.UTC);
        return Verifier.of(
                Source.named(source)
                        .provider("github")
                        .path("/{tenant}")
                        .secretResolver(tenant -> {
                            throw new IllegalStateException("down");
                        })
                        .build(),
                clock);
    }
}
