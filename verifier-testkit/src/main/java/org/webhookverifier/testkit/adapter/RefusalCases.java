package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.request.WebhookRequest;

/** What is refused gets a status and nothing else; and what only looks unusual is not refused. */
abstract class RefusalCases {
    private static final String BODY = "{\"a\":\"refusal\"}";

    abstract Stage stage();

    @Test
    void refuses_a_blank_security_header() throws Exception {
        stage().refused(github().header("X-Hub-Signature-256", "").build(), 401, "missing_header");
    }

    @Test
    void refuses_a_security_header_that_comes_twice_in_different_cases() throws Exception {
        String signature = signature();
        var request = github().header("X-Hub-Signature-256", signature).header("x-hub-signature-256", signature);
        stage().refused(request.build(), 401, "duplicate_header");
    }

    @Test
    void takes_a_security_header_in_any_case() throws Exception {
        String unusual = "x-HUB-signature-256";
        assertThat(unusual.toLowerCase(Locale.ROOT)).isEqualTo("x-hub-signature-256");
        stage().handled(github().header(unusual, signature()).build());
    }

    @Test
    void refuses_an_address_that_may_not_send_with_403() throws Exception {
        stage().refused(stage().signer("elsewhere").sign(BODY), 403, "address_not_allowed");
    }

    @Test
    void does_not_believe_a_forwarded_address_from_a_peer_that_is_no_proxy() throws Exception {
        var signer = stage().signer("elsewhere")
                .header("X-Forwarded-For", "192.0.2.1")
                .header("Forwarded", "for=192.0.2.1");
        stage().refused(signer.sign(BODY), 403, "address_not_allowed");
    }

    @TestFactory
    Stream<DynamicNode> refuses_every_method_but_POST_and_names_it() {
        return Stream.of("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW")
                .map(method -> dynamicTest(method, () -> {
                    WebhookRequest signed = stage().signer("github").sign(BODY);
                    var other = WebhookRequest.of(method, signed.target()).header("X-Hub-Signature-256", signature());
                    RawHttp.Response response =
                            stage().exchange(other.body(signed.body()).build());

                    stage().refused(response, 405, "method");
                    assertThat(response.headers().all("Allow")).containsExactly("POST");
                }));
    }

    @TestFactory
    Stream<DynamicNode> refuses_coded_bodies() {
        return Stream.of("gzip", "GZIP", "br", "identity, gzip", "x")
                .map(coding -> dynamicTest(coding, () -> {
                    var signer = stage().signer("github").header("Content-Encoding", coding);
                    stage().refused(signer.sign(BODY), 415, "content_coding");
                }));
    }

    @Test
    void takes_the_coding_identity_for_none() throws Exception {
        stage().handled(stage().signer("github")
                .header("Content-Encoding", "identity")
                .sign("{\"a\":\"identity\"}"));
    }

    @Test
    void answers_a_handshake_with_its_challenge_as_plain_text() throws Exception {
        String challenge = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P";
        RawHttp.Response response = stage().exchange(stage().signer("slack").sign(handshake(challenge)));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(challenge);
        assertThat(response.headers()
                        .first("Content-Type")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", ""))
                .isEqualTo("text/plain;charset=utf-8");
        assertThat(response.headers().first("X-Content-Type-Options")).contains("nosniff");
        assertThat(stage().recorder.lastReceipt().outcome()).isEqualTo(Outcome.HANDSHAKE);
        assertThat(stage().recorder.handled()).isEmpty();
    }

    @Test
    void refuses_a_handshake_whose_challenge_is_no_token() throws Exception {
        stage().refused(stage().signer("slack").sign(handshake("<script>alert(1)</script>")), 400, "envelope");
    }

    @Test
    void refuses_a_handshake_that_is_not_signed() throws Exception {
        var forged =
                WebhookRequest.post("/webhooks/slack").body(handshake("abc").getBytes(StandardCharsets.UTF_8));
        stage().refused(forged.build(), 401, "missing_header");
    }

    @Test
    void keeps_the_connection_after_a_refusal_and_reads_what_was_sent_ahead() throws Exception {
        WebhookRequest bad = github().header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .build();
        WebhookRequest good = stage().signer("github").sign("{\"a\":\"pipelined\"}");
        try (RawHttp http = RawHttp.open(stage().uri())) {
            http.write(http.head(bad, "Content-Length: " + bad.body().length));
            http.write(bad.body());
            http.write(http.head(good, "Content-Length: " + good.body().length));
            http.write(good.body());

            assertThat(http.read().status()).isEqualTo(401);
            stage().handled(http.read(), good.body());
        }
    }

    private static String handshake(String challenge) {
        return "{\"token\":\"t\",\"challenge\":\"" + challenge + "\",\"type\":\"url_verification\"}";
    }

    private String signature() {
        return stage().signer("github")
                .sign(BODY)
                .headers()
                .first("X-Hub-Signature-256")
                .orElseThrow();
    }

    private static WebhookRequest.Builder github() {
        return WebhookRequest.post("/webhooks/github").body(BODY.getBytes(StandardCharsets.UTF_8));
    }
}
