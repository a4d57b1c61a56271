package org.webhookverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

@Tag("json")
class HandshakeTest {
    private static final String SECRET = "s3cret";

    @TempDir
    private Path folder;

    private final List<Delivery> handled = new ArrayList<>();

    @Test
    void a_challenge_in_the_query_is_sent_back_as_text_to_whoever_knows_the_token() {
        var receiver = receiver("""
                {"method":"GET","signed":false,"when":"query:hub.mode","equals":"subscribe","guard":"query:hub.verify_token",
                 "reply":{"text":"{query:hub.challenge}"}}
                """);

        Receipt receipt = get(receiver, "?hub.mode=subscribe&hub.verify_token=opensesame&hub.challenge=1158201444");

        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDSHAKE);
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(new String(receipt.answer().body(), UTF_8)).isEqualTo("1158201444");
        assertThat(receipt.answer().headers()).containsEntry("X-Content-Type-Options", "nosniff");
        assertThat(get(receiver, "?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1")
                        .answer()
                        .status())
                .isEqualTo(405);
        assertThat(get(receiver, "?hub.mode=unsubscribe&hub.verify_token=opensesame&hub.challenge=1")
                        .answer()
                        .status())
                .isEqualTo(405);
        assertThat(handled).isEmpty();
    }

    @Test
    void without_the_token_in_the_settings_nobody_is_answered() {
        Provider provider = provider("""
                {"method":"GET","signed":false,"guard":"query:t","reply":{"text":"{query:c}"}}
                """);
        var receiver = WebhookReceiver.builder()
                .source(Source.named("acme").provider(provider).secrets(SECRET))
                .build();

        assertThat(get(receiver, "?t=&c=1").answer().status()).isEqualTo(405);
        assertThat(get(receiver, "?t=x&c=1").answer().status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%3Cscript%3E", "a%20b", "{\"id\":1}", "", "a&c=b", "%0d%0aSet-Cookie:x", "%F0%9F%98%80"})
    void a_challenge_of_another_shape_is_refused(String challenge) {
        var receiver = receiver("""
                {"method":"GET","signed":false,"when":"query:c","reply":{"text":"{query:c}"}}
                """);

        assertThat(get(receiver, "?c=" + challenge).answer().body()).isEmpty();
        assertThat(get(receiver, "?c=" + "a".repeat(257)).answer().status()).isEqualTo(400);
    }

    @Test
    void a_loose_text_may_hold_spaces_and_colons_but_no_markup() {
        var receiver = receiver("""
                {"signed":false,"when":"query:validationToken","reply":{"text":"{query:validationToken}","loose":true}}
                """);

        Receipt receipt = receiver.receive(
                "acme",
                WebhookRequest.post("/webhooks/acme?validationToken=Validation%3A+a+b")
                        .build());

        assertThat(new String(receipt.answer().body(), UTF_8)).isEqualTo("Validation: a b");
        assertThat(receiver.receive(
                                "acme",
                                WebhookRequest.post("/webhooks/acme?validationToken=%3Cb%3E")
                                        .build())
                        .answer()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_hmac_of_a_token_is_answered_to_a_verified_request() {
        var receiver = receiver("""
                {"when":"json:/event","equals":"endpoint.url_validation",
                 "reply":{"json":{"plainToken":"{json:/payload/plainToken}","encryptedToken":"{hmac-hex:json:/payload/plainToken}"}}}
                """);
        String body = "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"abc\"}}";

        Receipt receipt = receiver.receive("acme", signed(body));

        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDSHAKE);
        assertThat(new String(receipt.answer().body(), UTF_8))
                .isEqualTo("{\"plainToken\":\"abc\",\"encryptedToken\":\""
                        + SignedRequests.hex(SECRET, "abc".getBytes(UTF_8)) + "\"}");
        assertThat(receipt.answer().headers()).containsEntry("Content-Type", "application/json");

        var forged = WebhookRequest.post("/webhooks/acme")
                .header("X-Acme-Signature", "00".repeat(32))
                .body(body.getBytes(UTF_8))
                .build();
        assertThat(receiver.receive("acme", forged).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\\\"id\\\":1}", "a b", "", "<x>"})
    void nothing_that_could_be_a_body_is_ever_signed(String token) {
        var receiver = receiver("""
                {"method":"GET","signed":false,"when":"header:X-Token","reply":{"loose":true,"json":{"response_token":"sha256={hmac-base64:header:X-Token}"}}}
                """);
        var request = WebhookRequest.of("GET", "/webhooks/acme")
                .header("X-Token", token)
                .build();

        assertThat(receiver.receive("acme", request).answer().body()).isEmpty();
    }

    @Test
    void a_fixed_answer_and_an_echoed_header_are_given() {
        assertThat(answered("""
                        {"when":"json:/type","equals":"1","reply":{"json":{"type":1}}}
                        """, signed("{\"type\":1}"))).isEqualTo("{\"type\":1}");

        Receipt head = receiver("""
                {"method":"HEAD","signed":false,"reply":{}}
                """)
                .receive("acme", WebhookRequest.of("HEAD", "/webhooks/acme").build());
        assertThat(head.answer().status()).isEqualTo(200);

        Receipt echo = receiver("""
                        {"signed":false,"when":"header:X-Hook-Secret","reply":{"headers":{"X-Hook-Secret":"{header:X-Hook-Secret}"}}}
                        """)
                .receive(
                        "acme",
                        WebhookRequest.post("/webhooks/acme")
                                .header("X-Hook-Secret", "b537207f20cbfa02357cf448134da559")
                                .build());
        assertThat(echo.answer().headers()).containsEntry("X-Hook-Secret", "b537207f20cbfa02357cf448134da559");
    }

    @Test
    void an_address_that_may_not_send_gets_no_handshake_either() {
        var receiver = WebhookReceiver.builder()
                .source(Source.named("acme")
                        .provider(provider("""
                                {"method":"HEAD","signed":false,"reply":{}}
                                """))
                        .secrets(SECRET)
                        .allow("192.0.2.1"))
                .build();

        var request =
                WebhookRequest.of("HEAD", "/webhooks/acme").peer("192.0.2.2").build();
        assertThat(receiver.receive("acme", request).outcome()).isNotEqualTo(Outcome.HANDSHAKE);
    }

    @Test
    void an_unsigned_handshake_must_not_look_into_the_body() {
        assertThatThrownBy(() -> provider("""
                        {"signed":false,"when":"json:/challenge","reply":{"text":"{json:/challenge}"}}
                        """))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("may only look at headers and the query");
    }

    private String answered(String handshake, WebhookRequest request) {
        return new String(receiver(handshake).receive("acme", request).answer().body(), UTF_8);
    }

    private static Receipt get(WebhookReceiver receiver, String query) {
        return receiver.receive(
                "acme", WebhookRequest.of("GET", "/webhooks/acme" + query).build());
    }

    private WebhookReceiver receiver(String handshake) {
        return WebhookReceiver.builder()
                .source(Source.named("acme")
                        .provider(provider(handshake))
                        .secrets(SECRET)
                        .setting("verifyToken", "opensesame"))
                .fallback("all", (delivery, same) -> handled.add(delivery))
                .build();
    }

    private Provider provider(String handshake) {
        String text =
                "{\"id\":\"acme\",\"schemes\":[{\"kind\":\"hmac\",\"signature\":{\"header\":\"X-Acme-Signature\"}}],"
                        + "\"handshakes\":[" + handshake + "]}";
        try {
            return Provider.read(Files.writeString(folder.resolve("acme.json"), text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WebhookRequest signed(String body) {
        return WebhookRequest.post("/webhooks/acme")
                .header("X-Acme-Signature", SignedRequests.hex(SECRET, body.getBytes(UTF_8)))
                .body(body.getBytes(UTF_8))
                .build();
    }
}
