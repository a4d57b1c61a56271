package org.webhookverifier.examples.quickstart.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** The models of the docs, ours and those of the providers' own libraries, each from a delivery that was signed and verified. */
class ModelsTest {
    private static final String SECRET = "whsec_secret_of_the_models";
    private static final long NOW = Instant.now().getEpochSecond();
    private static final String PAID =
            "{\"id\":\"evt_1\",\"object\":\"event\",\"api_version\":\"VERSION\",\"created\":1787900461,"
                    + "\"data\":{\"object\":{\"id\":\"in_1\",\"object\":\"invoice\",\"amount_paid\":4900,\"currency\":\"eur\","
                    + "\"customer\":\"cus_1\"}},\"livemode\":false,\"type\":\"invoice.paid\"}";
    private static final String PUSH = "{\"ref\":\"refs/heads/main\",\"repository\":{\"id\":1,\"name\":\"engine\","
            + "\"full_name\":\"analytical/engine\",\"owner\":{\"login\":\"analytical\",\"id\":2}},\"commits\":[]}";
    private static final String MESSAGE = "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event_time\":1787900461,"
            + "\"team_id\":\"T1\",\"event\":{\"type\":\"message\",\"channel\":\"C1\",\"user\":\"U1\",\"text\":\"hello\","
            + "\"ts\":\"1787900461.000200\"}}";

    private static WebhookReceiver receiver(Object handlers) {
        return WebhookReceiver.builder()
                .source(Source.of("stripe", SECRET))
                .source(Source.of("github", SECRET))
                .source(Source.of("slack", SECRET))
                .source(Source.of("shopify", SECRET))
                .handlers(handlers)
                .build();
    }

    @Test
    void a_first_handler_needs_no_model_of_its_own() throws Exception {
        var handlers = new ReadyModels();
        var receiver = receiver(handlers);

        assertThat(sendStripe(receiver, PAID.replace("VERSION", "2024-06-20"))).isEqualTo(200);
        assertThat(sendGithub(receiver, PUSH)).isEqualTo(200);
        assertThat(sendShopify(receiver, "{\"id\":1,\"name\":\"#1042\",\"total_price\":\"23.79\"}"))
                .isEqualTo(200);
        assertThat(sendSlack(
                        receiver,
                        "command=%2Fdeploy&text=" + URLEncoder.encode("main now", UTF_8)
                                + "&user_id=U1&trigger_id=1.2.3"))
                .isEqualTo(200);

        assertThat(handlers.journal)
                .containsExactly(
                        "cus_1 paid 4900 eur",
                        "refs/heads/main of analytical/engine",
                        "#1042: 23.79",
                        "U1 deploys main now");
    }

    @Test
    void a_handler_that_names_the_type_takes_versions_that_no_model_reads() throws Exception {
        var handlers = new ReadyModels.AnyVersion();

        assertThat(sendStripe(receiver(new ReadyModels()), PAID.replace("VERSION", "2099-01-01.unheard")))
                .isEqualTo(500);
        assertThat(sendStripe(receiver(handlers), PAID.replace("VERSION", "2099-01-01.unheard")))
                .isEqualTo(200);

        assertThat(handlers.journal).containsExactly("2099-01-01.unheard: 4900");
    }

    @Test
    void the_classes_of_the_providers_read_what_was_verified() throws Exception {
        var handlers = new VendorModels();
        var receiver = receiver(handlers);

        assertThat(sendStripe(receiver, PAID.replace("VERSION", "2026-07-29.dahlia")))
                .isEqualTo(200);
        assertThat(sendSlack(receiver, MESSAGE)).isEqualTo(200);
        assertThat(sendGithub(receiver, PUSH)).isEqualTo(200);

        assertThat(handlers.journal).containsExactly("in_1 4900", "U1 hello", "refs/heads/main analytical/engine");
    }

    private static int sendStripe(WebhookReceiver receiver, String body) throws Exception {
        return send(receiver, "stripe", body, "Stripe-Signature", "t=" + NOW + ",v1=" + hex(NOW + "." + body));
    }

    private static int sendGithub(WebhookReceiver receiver, String body) throws Exception {
        return send(receiver, "github", body, "X-Hub-Signature-256", "sha256=" + hex(body));
    }

    private static int sendSlack(WebhookReceiver receiver, String body) throws Exception {
        String signature = "v0=" + hex("v0:" + NOW + ":" + body);
        return send(receiver, "slack", body, "X-Slack-Signature", signature);
    }

    private static int sendShopify(WebhookReceiver receiver, String body) throws Exception {
        byte[] mac = HexFormat.of().parseHex(hex(body));
        return send(
                receiver,
                "shopify",
                body,
                "X-Shopify-Hmac-SHA256",
                Base64.getEncoder().encodeToString(mac));
    }

    private static String hex(String text) throws Exception {
        return Signatures.hex(SECRET, text);
    }

    private static int send(WebhookReceiver receiver, String source, String body, String header, String signature) {
        var request = WebhookRequest.post("/webhooks/" + source)
                .header(header, signature)
                .header("X-Slack-Request-Timestamp", Long.toString(NOW))
                .header("X-GitHub-Event", "push")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-API-Version", "2026-10")
                .body(body.getBytes(UTF_8))
                .build();
        return receiver.receive(source, request).answer().status();
    }
}
