package org.webhookverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Reply;
import org.webhookverifier.provider.ReplyText;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.SecretStore;
import org.webhookverifier.source.Source;

/** The exact answers that the providers of the catalogue want. */
@Tag("json")
class CatalogueHandshakeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_767_225_600), ZoneOffset.UTC);
    private static final String NOW = "1767225600";
    private static final String SECRET = "s3cret";

    @TempDir
    private Path folder;

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

    @Test
    void discord_gets_204_with_a_content_type_for_a_signed_ping() {
        Provider discord = Provider.named("discord");
        Reply reply = discord.handshakes().get(0).reply();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.headers()).containsEntry("Content-Type", ReplyText.parse("application/json"));
    }

    @Test
    void braintree_gets_its_public_key_and_the_signature_of_its_challenge() {
        String challenge = "20f9f8ed05f77439fe955c977e4c8a53";

        // Computed apart, by: openssl dgst -sha1 -mac HMAC -macopt hexkey:(SHA-1 of the private key)
        assertThat(text(receive("braintree", "public_key:private_key", get("braintree", "?bt_challenge=" + challenge))))
                .isEqualTo("public_key|00248bfbd220faafe7e85c8d4696dbd82e6840ad");
    }

    @Test
    void braintree_gets_nothing_signed_but_a_challenge() {
        for (String challenge : new String[] {
            "20f9f8ed05f77439fe9", "20f9f8ed05f77439fe955c977e4c8a530", "20F9F8ED05F77439FE955C977E4C8A53",
            "20f9f8ed05f77439fe955c977e4c8a5g", "PD94bWwgdmVyc2lvbj0i", ""
        }) {
            Receipt receipt =
                    receive("braintree", "public_key:private_key", get("braintree", "?bt_challenge=" + challenge));

            assertThat(receipt.outcome()).as(challenge).isNotEqualTo(Outcome.HANDSHAKE);
            assertThat(receipt.answer().status()).as(challenge).isBetween(400, 499);
            assertThat(receipt.answer().body()).isEmpty();
        }
    }

    @Test
    void woocommerce_gets_200_for_its_unsigned_ping_and_nothing_else_of_it_is_unsigned() {
        assertThat(receive("woocommerce", post("woocommerce", "webhook_id=17")).outcome())
                .isEqualTo(Outcome.HANDSHAKE);
        assertThat(receive("woocommerce", post("woocommerce", "webhook_id=" + "9".repeat(20)))
                        .answer()
                        .status())
                .isEqualTo(200);
        for (String body : new String[] {
            "webhook_id=",
            "webhook_id=x",
            "webhook_id=1&a=b",
            "webhook_id=1\n",
            " webhook_id=1",
            "Webhook_id=1",
            "webhook_id=-1",
            "webhook_id=" + "9".repeat(21),
            "webhook_id={number}",
            "{}",
            ""
        }) {
            assertThat(receive("woocommerce", post("woocommerce", body)).outcome())
                    .as(body)
                    .isEqualTo(Outcome.REJECTED);
        }
        assertThat(receive("woocommerce", post("woocommerce", "webhook_id=17", "X-WC-Webhook-Signature", "AAAA"))
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void dropbox_sign_gets_the_text_that_it_takes_for_success() {
        String mac = SignedRequests.hex(SECRET, "1767225600signature_request_viewed".getBytes(UTF_8));
        String json = "{\"event\":{\"event_time\":\"1767225600\",\"event_type\":\"signature_request_viewed\","
                + "\"event_hash\":\"" + mac + "\"}}";
        var request = post("dropbox-sign", "json=" + URLEncoder.encode(json, UTF_8));
        WebhookReceiver receiver = receiver("dropbox-sign", SECRET);

        for (Outcome outcome : new Outcome[] {Outcome.HANDLED, Outcome.DUPLICATE}) {
            Receipt receipt = receiver.receive("dropbox-sign", request);
            assertThat(receipt.outcome()).isEqualTo(outcome);
            assertThat(new String(receipt.answer().body(), UTF_8)).isEqualTo("Hello API Event Received");
            assertThat(receipt.answer().status()).isEqualTo(200);
            assertThat(receipt.answer().headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
        }
        Receipt forged = receiver.receive(
                "dropbox-sign",
                post("dropbox-sign", "json=" + URLEncoder.encode(json.replace(mac, "0".repeat(64)), UTF_8)));
        assertThat(forged.answer().status()).isEqualTo(401);
        assertThat(forged.answer().body()).isEmpty();
    }

    @Test
    void asana_brings_its_secret_in_a_header_and_gets_it_back() {
        WebhookReceiver receiver = keeping("asana");
        var hello = WebhookRequest.post("/webhooks/asana")
                .header("X-Hook-Secret", SECRET)
                .build();

        assertThat(receiver.receive("asana", asana(SECRET)).outcome()).isEqualTo(Outcome.REJECTED);
        Receipt receipt = receiver.receive("asana", hello);
        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDSHAKE);
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(receipt.answer().body()).isEmpty();
        assertThat(receipt.answer().headers()).containsEntry("X-Hook-Secret", SECRET);
        assertThat(receiver.receive("asana", asana(SECRET)).outcome()).isEqualTo(Outcome.HANDLED);

        var thief = WebhookRequest.post("/webhooks/asana")
                .header("X-Hook-Secret", "theirs")
                .build();
        assertThat(receiver.receive("asana", thief).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(receiver.receive("asana", asana("theirs")).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void notion_brings_its_secret_in_the_body() {
        WebhookReceiver receiver = keeping("notion");
        String token = "secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl";

        // What is no JSON stays what it was: a request that nothing proves.
        assertThat(receiver.receive("notion", post("notion", "no JSON")).outcome())
                .isEqualTo(Outcome.REJECTED);
        Receipt receipt = receiver.receive("notion", post("notion", "{\"verification_token\":\"" + token + "\"}"));
        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDSHAKE);
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(receipt.answer().body()).isEmpty();

        String body = "{\"id\":\"1\",\"type\":\"page.created\"}";
        String signature = "sha256=" + SignedRequests.hex(token, body.getBytes(UTF_8));
        assertThat(receiver.receive("notion", post("notion", body, "X-Notion-Signature", signature))
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
        assertThat(receiver.receive("notion", post("notion", "{\"verification_token\":\"other\"}"))
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void notion_with_a_secret_of_its_own_takes_none_from_a_request() {
        var request = post("notion", "{\"verification_token\":\"theirs\"}");

        assertThat(receive("notion", request).outcome()).isEqualTo(Outcome.REJECTED);
    }

    private static WebhookRequest asana(String secret) {
        String body = "{\"events\":[]}";
        return post("asana", body, "X-Hook-Signature", SignedRequests.hex(secret, body.getBytes(UTF_8)));
    }

    private static WebhookRequest post(String provider, String body, String... header) {
        var request = WebhookRequest.post("/webhooks/" + provider).body(body.getBytes(UTF_8));
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        return request.build();
    }

    private WebhookReceiver keeping(String provider) {
        return WebhookReceiver.builder()
                .clock(CLOCK)
                .source(Source.named(provider)
                        .provider(provider)
                        .unsafeUnconfirmedProvider()
                        .secretResolver(SecretStore.directory(folder)))
                .fallback("all", (delivery, same) -> {})
                .build();
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
        return receive(provider, SECRET, request);
    }

    private static Receipt receive(String provider, String secret, WebhookRequest request) {
        return receiver(provider, secret).receive(provider, request);
    }

    private static WebhookReceiver receiver(String provider, String secret) {
        return WebhookReceiver.builder()
                .clock(CLOCK)
                .source(Source.named(provider)
                        .provider(provider)
                        .secrets(secret)
                        .publicUrl("https://hooks.example.com")
                        .setting("verifyToken", "opensesame"))
                .fallback("all", (delivery, same) -> {})
                .build();
    }
}
