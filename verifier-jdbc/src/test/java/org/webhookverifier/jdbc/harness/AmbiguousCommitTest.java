package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.jdbc.JdbcInboxStore;

/** The connection to the database breaks after a commit, before its answer: nobody can tell whether it has happened. */
class AmbiguousCommitTest {
    private static final Logger LOG = LoggerFactory.getLogger(AmbiguousCommitTest.class);
    private static final int ROUNDS = Integer.getInteger("harness.cuts", 30);
    private static final Duration LEASE = Duration.ofMillis(300);

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void a_delivery_whose_acceptance_was_not_confirmed_is_asked_for_again_and_handled_once() throws Exception {
        cut("insert into webhook_inbox", (receiver, proxy, id) -> {
            proxy.cutAnswerTo("insert into webhook_inbox");
            Receipt first = receiver.receive(Shop.SOURCE, Shop.signed(id));
            assertThat(first.answer().status()).isEqualTo(503);
            assertThat(first.answer().headers()).containsKey("Retry-After");
            Receipt second = receiver.receive(Shop.SOURCE, Shop.signed(id));
            assertThat(second.outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(second.acknowledged()).isTrue();
        });
    }

    @Test
    void a_handler_whose_commit_was_not_confirmed_does_not_run_again() throws Exception {
        cut("COMMIT", (receiver, proxy, id) -> {
            int before = proxy.cuts();
            proxy.cutAnswerTo("COMMIT");
            assertThat(receiver.receive(Shop.SOURCE, Shop.signed(id)).acknowledged())
                    .isTrue();
            Waiting.until("the answer is cut", () -> proxy.cuts() > before);
        });
        assertThat(runs).hasValue(ROUNDS);
    }

    /** One delivery of which an answer is cut. */
    private interface Round {
        void run(WebhookReceiver receiver, CuttingProxy proxy, String id) throws Exception;
    }

    private void cut(String what, Round round) throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        Records records = Records.create(url);
        var sent = new ArrayList<String>();
        try (var proxy = new CuttingProxy(server.port());
                // Statements keep their text, so that the proxy can tell them.
                var pool = PostgresServer.pool(
                        url.replace(":" + server.port() + "/", ":" + proxy.port() + "/") + "&prepareThreshold=0");
                var receiver =
                        Shop.receiver(Shop.inbox(JdbcInboxStore.of(pool), LEASE), id -> runs.incrementAndGet())) {
            for (int i = 0; i < ROUNDS; i++) {
                String id = "cut" + i;
                round.run(receiver, proxy, id);
                sent.add(id);
                Waiting.until("it is handled", () -> records.effects(id) > 0);
            }
            records.check(sent);
            assertThat(records.effects()).hasSize(ROUNDS);
            assertThat(proxy.cuts()).isEqualTo(ROUNDS);
            LOG.info("{} answers to {} cut: {} effects", proxy.cuts(), what, ROUNDS);
        }
    }
}
