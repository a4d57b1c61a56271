package org.webhookverifier.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** Does what the page tells its readers to do, with its own example. */
class AddingAProviderTest {
    private final String page = CatalogueFiles.read(CatalogueFiles.document("adding-a-provider.md"));

    @TempDir
    private Path folder;

    @Test
    void the_example_file_verifies_the_example_delivery() throws IOException {
        Verifier verifier = verifier("2025-06-01T12:00:02Z");

        var verified = (Verified) verifier.verify(request(CatalogueFiles.block(page, "http")));

        assertThat(verified.coversBody()).isTrue();
        assertThat(verified.signedAt()).hasValue(Instant.parse("2025-06-01T12:00:00Z"));
    }

    @Test
    void the_example_delivery_is_refused_when_it_is_changed_or_old() throws IOException {
        String delivery = CatalogueFiles.block(page, "http");
        Verifier verifier = verifier("2025-06-01T12:00:02Z");

        assertThat(reason(verifier, delivery.replace("1999", "1"))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(verifier, delivery.replaceAll("(?m)^Paygate-Signature: .*\\n", "")))
                .isEqualTo(Reason.MISSING_HEADER);
        assertThat(reason(verifier("2025-06-01T12:10:00Z"), delivery)).isEqualTo(Reason.STALE);
    }

    private static Reason reason(Verifier verifier, String delivery) {
        return ((Rejected) verifier.verify(request(delivery))).reason();
    }

    private Verifier verifier(String now) throws IOException {
        Path file = Files.writeString(folder.resolve("paygate.json"), CatalogueFiles.block(page, "json"));
        var source = Source.named("payments")
                .provider(Provider.read(file))
                .secrets("pgs_9b1d5e7c3a")
                .build();
        return Verifier.of(source, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static WebhookRequest request(String text) {
        String head = text.substring(0, text.indexOf("\n\n"));
        String[] lines = head.split("\n", -1);
        String[] first = lines[0].split(" ", -1);
        var request = WebhookRequest.of(first[0], first[1])
                .body(text.substring(text.indexOf("\n\n") + 2).strip().getBytes(StandardCharsets.UTF_8));
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            request.header(lines[i].substring(0, colon), lines[i].substring(colon + 2));
        }
        return request.build();
    }
}
