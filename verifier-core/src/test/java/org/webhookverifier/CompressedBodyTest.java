package org.webhookverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.canon.Signing;

class CompressedBodyTest {
    private static final String JSON = "{\"type\":\"message.new\"}";

    private final ArrayList<Delivery> handled = new ArrayList<>();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .source(Source.of("getstream", "secret"))
            .fallback("all", (event, delivery) -> handled.add(delivery))
            .build();

    private int status(String coding) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(JSON.getBytes(UTF_8));
        }
        var head = WebhookRequest.post("/webhooks/getstream")
                .header("X-Signature", Signing.hex256("secret", JSON))
                .header("Content-Encoding", coding)
                .build();
        var route = receiver.route("/webhooks/getstream").orElseThrow();
        return receiver.receive(route, head, -1, new ByteArrayInputStream(compressed.toByteArray()))
                .answer()
                .status();
    }

    @Test
    void a_compressed_body_is_taken_where_the_proof_decompresses_it() throws IOException {
        assertThat(status("gzip")).isEqualTo(200);
        assertThat(handled).hasSize(1);
        assertThat(handled.get(0).body()).isEqualTo(JSON.getBytes(UTF_8));
        assertThat(handled.get(0).type()).isEqualTo("message.new");
    }

    @Test
    void no_other_coding_is_taken() throws IOException {
        assertThat(status("br")).isEqualTo(415);
        assertThat(status("gzip, gzip")).isEqualTo(415);
        assertThat(handled).isEmpty();
    }
}
