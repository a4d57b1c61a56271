package org.webhookverifier.examples.quickstart.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.shadow.ShadowReport;
import org.webhookverifier.shadow.ShadowReport.Finding;
import org.webhookverifier.source.Source;

/** The move from one version to the next does what the docs say. */
class MigrationTest {
    private final Provider shop = Provider.builder("shop")
            .scheme(SignatureScheme.header("X-Signature"))
            .type("json:/type")
            .version("json:/version")
            .build();
    private final BlockingQueue<ShadowReport> reports = new LinkedBlockingQueue<>();
    private final Migration migration = new Migration();

    @Test
    void each_version_has_its_handler_and_the_shadow_tells_where_the_new_code_differs() throws Exception {
        var source = Source.named("shop").provider(shop).secrets("secret");
        try (var receiver = migration.receiver(source, reports::add)) {
            for (String fields : new String[] {
                "\"version\":\"2\",\"id\":\"a\",\"name\":\"Ada Lovelace\"",
                "\"version\":\"2\",\"id\":\"b\",\"name\":\"Madonna \"",
                "\"version\":\"3\",\"id\":\"c\",\"customer\":{\"givenName\":\"Mary\",\"familyName\":\"Keller\"}"
            }) {
                String body = "{\"type\":\"order.placed\"," + fields + "}";
                var request = WebhookRequest.post("/webhooks/shop")
                        .header("X-Signature", Signatures.hex("secret", body))
                        .body(body.getBytes(UTF_8))
                        .build();
                assertThat(receiver.receive("shop", request).answer().status()).isEqualTo(200);
            }
            assertThat(migration.labels).containsExactly("Ada Lovelace", "Madonna ", "Mary Keller");
            assertThat(next().finding()).isEqualTo(Finding.SAME);
            assertThat(next().differences()).containsExactly("label");
            assertThat(receiver.shadowCounts().get("label"))
                    .containsEntry(Finding.SAME, 1L)
                    .containsEntry(Finding.DIFFERENT, 1L);
        }
        assertThat(reports).isEmpty();
    }

    private ShadowReport next() throws InterruptedException {
        ShadowReport report = reports.poll(30, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        return report;
    }
}
