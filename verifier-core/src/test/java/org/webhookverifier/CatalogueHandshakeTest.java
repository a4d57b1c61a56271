package org.webhookverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** The exact answers that the providers of the catalogue want. */
@Tag("json")
class CatalogueHandshakeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_767_225_600), ZoneOffset.UTC);
    private static final String NOW = "1767225600";
    private static final String SECRET = "s3cret";

    @Test
    void meta_gets_its_challenge_if_it_knows_the_token() {
        String query = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

        assertThat(text(receive("meta", get("meta", query + "opensesame")))).isEqualTo("1158201444");
        assertThat(receive("meta", get("meta", query + "guess")).answer().status())
                .isEqualTo(405);
    }

    @Test
    void dropbox_and_nylas_get_their_challenge_as_text() {
        for (String provider : new String[] {"dropbox", "nylas"}) {
            Receipt receipt = receive(provider, get(provider, "?challenge=abc-123"));

            assertThat(text(receipt)).isEqualTo("abc-123");
            assertThat(receipt.answer().headers())
                    .containsEntry("Content-Type", "text/plain; charset=utf-8")
                    .containsEntry("X-Content-Type-Options", "nosniff");
        }
    }

    @Test
    void okta_gets_its_challenge_as_json() {
        var request = WebhookRequest.of("GET", "/webhooks/okta")
                .header("x-okta-verification-challenge", "7Ic8Jq")
                .build();

        assertThat(text(receive("okta", request))).isEqualTo("{\"verification\":\"7Ic8Jq\"}");
    }

    @Test
    void x_gets_its_token_signed() {
        String mac = Base64.getEncoder().encodeToString(SignedRequests.mac(SECRET, "abcDEF_1".getBytes(UTF_8)));

        assertThat(text(receive("x", get("x", "?crc_token=abcDEF_1"))))
                .isEqualTo("{\"response_token\":\"sha256=" + mac + "\"}");
    }

    @Test
    void zoom_gets_its_token_signed_if_the_request_is_signed() {
        String body = "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"}}";
        String signature = SignedRequests.hex(SECRET, ("v0:" + NOW + ":" + body).getBytes(UTF_8));
        String mac = SignedRequests.hex(SECRET, "qgg8vlvZRS6UYooatFL8Aw".getBytes(UTF_8));

        assertThat(text(receive("zoom", zoom(body, signature))))
                .isEqualTo("{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\",\"encryptedToken\":\"" + mac + "\"}");
        assertThat(receive("zoom", zoom(body, "00".repeat(32))).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void twitch_gets_the_challenge_of_the_signed_body() {
        String body = "{\"challenge\":\"pogchamp-kappa-360noscope-vohiyo\"}";
        String time = "2026-01-01T00:00:00.123456789Z";
        var request = WebhookRequest.post("/webhooks/twitch")
                .header("Twitch-Eventsub-Message-Id", "e76c6bd4")
                .header("Twitch-Eventsub-Message-Timestamp", time)
                .header("Twitch-Eventsub-Message-Type", "webhook_callback_verification")
                .header(
                        "Twitch-Eventsub-Message-Signature",
                        "sha256=" + SignedRequests.hex(SECRET, ("e76c6bd4" + time + body).getBytes(UTF_8)))
                .body(body.getBytes(UTF_8))
                .build();

        assertThat(text(receive("twitch", request))).isEqualTo("pogchamp-kappa-360noscope-vohiyo");
    }

    @Test
    void cloudevents_are_allowed_for_the_origin_that_asks() {
        var request = WebhookRequest.of("OPTIONS", "/webhooks/cloudevents-webhook")
                .header("WebHook-Request-Origin", "eventemitter.example.com")
                .build();

        assertThat(receive("cloudevents-webhook", request).answer().headers())
                .containsEntry("WebHook-Allowed-Origin", "eventemitter.example.com")
                .containsEntry("WebHook-Allowed-Rate", "*")
                .containsEntry("Allow", "POST");
    }

    @Test
    void event_grid_gets_its_code_if_it_knows_the_token_and_in_a_list_of_one_alone() {
        String event = "{\"id\":\"1\",\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\","
                + "\"data\":{\"validationCode\":\"512d38b6-c7b8-40c8\",\"validationUrl\":\"https://attacker.example/\"}}";

        Receipt receipt = receive("azure-event-grid", grid(SECRET, "[" + event + "]"));
        assertThat(new String(receipt.answer().body(), UTF_8))
                .isEqualTo("{\"validationResponse\":\"512d38b6-c7b8-40c8\"}");
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(receive("azure-event-grid", grid("guess", "[" + event + "]")).outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(receive("azure-event-grid", grid(SECRET, "[" + event + "," + event + "]"))
                        .answer()
                        .body())
                .isEmpty();
        var origin = WebhookRequest.of("OPTIONS", "/webhooks/azure-event-grid")
                .header("WebHook-Request-Origin", "eventgrid.azure.net")
                .build();
        assertThat(receive("azure-event-grid", origin).answer().headers())
                .containsEntry("WebHook-Allowed-Origin", "eventgrid.azure.net");
    }

    @Test
    void microsoft_graph_gets_its_token_decoded_as_text_and_nothing_that_a_browser_would_read() {
        var asked = WebhookRequest.post(
                        "/webhooks/microsoft-graph?validationToken=Validation%3a+Testing+client+application+Request-Id%3a+522a8e7e")
                .build();
        Receipt receipt = receive("microsoft-graph", asked);

        assertThat(text(receipt)).isEqualTo("Validation: Testing client application Request-Id: 522a8e7e");
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(receipt.answer().headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
        var hostile = WebhookRequest.post("/webhooks/microsoft-graph?validationToken=%3Cscript%3E")
                .build();
        assertThat(receive("microsoft-graph", hostile).outcome()).isNotEqualTo(Outcome.HANDSHAKE);
    }

    @Test
    void trello_and_mandrill_get_200_for_head() {
        for (String provider : new String[] {"trello", "mandrill"}) {
            var head = WebhookRequest.of("HEAD", "/webhooks/" + provider).build();

            assertThat(receive(provider, head).answer().status()).isEqualTo(200);
        }
    }

    private static WebhookRequest zoom(String body, String signature) {
        return WebhookRequest.post("/webhooks/zoom")
                .header("x-zm-request-timestamp", NOW)
                .header("x-zm-signature", "v0=" + signature)
                .body(body.getBytes(UTF_8))
                .build();
    }

    private static WebhookRequest grid(String token, String body) {
        return WebhookRequest.post("/webhooks/azure-event-grid?token=" + token)
                .body(body.getBytes(UTF_8))
                .build();
    }

    private static WebhookRequest get(String provider, String query) {
        return WebhookRequest.of("GET", "/webhooks/" + provider + query).build();
    }

    private static String text(Receipt receipt) {
        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDSHAKE);
        return new String(receipt.answer().body(), UTF_8);
    }

    private static Receipt receive(String provider, WebhookRequest request) {
        return WebhookReceiver.builder()
                .clock(CLOCK)
                .source(Source.named(provider)
                        .provider(provider)
                        .secrets(SECRET)
                        .publicUrl("https://hooks.example.com")
                        .setting("verifyToken", "opensesame"))
                .fallback("all", (delivery, same) -> {})
                .build()
                .receive(provider, request);
    }
}
