package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.webhookverifier.request.WebhookRequest;

/** Whatever a sender sends, it gets a status of the four hundreds, and the log stays whole. */
abstract class JunkCases {
    private static final String BODY = "{\"a\":\"junk\"}";

    abstract Stage stage();

    @TestFactory
    Stream<DynamicNode> answers_400_to_signed_bodies_whose_envelope_cannot_be_trusted() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put(
                "100,000 levels of arrays", "{\"id\":\"x\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        bodies.put("100,000 levels of objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        bodies.put("a key twice", "{\"id\":\"one\",\"id\":\"two\"}");
        bodies.put("a key twice, once escaped", "{\"id\":\"one\",\"\\u0069d\":\"two\"}");
        bodies.put("a second value", "{\"id\":\"one\"}{\"id\":\"two\"}");
        bodies.put("half an object", "{\"id\":\"one\"");
        bodies.put("no JSON", "id=one");
        bodies.put("an id of 2,000 characters", "{\"id\":\"" + "x".repeat(2_000) + "\"}");
        return bodies.entrySet().stream()
                .map(body -> dynamicTest(
                        body.getKey(),
                        () -> stage().refused(stage().signer("stripe").sign(body.getValue()), 400, "envelope")));
    }

    @TestFactory
    Stream<DynamicNode> answers_400_to_signed_payloads_that_do_not_fit_the_model() {
        return Stream.of(
                        "{\"ref\":{\"not\":\"text\"}}",
                        "{\"ref\":",
                        "{\"ref\":\"a\",\"ref\":\"b\"}",
                        "[".repeat(100_000))
                .map(body -> dynamicTest(
                        body.length() > 40 ? "deep" : body,
                        () -> stage().refused(
                                        stage().signer("typed").type("push").sign(body), 400, "payload")));
    }

    @Test
    void handles_a_body_of_4096_keys_that_hash_alike() throws Exception {
        List<String> keys = List.of("");
        for (int i = 0; i < 12; i++) {
            List<String> longer = new ArrayList<>();
            keys.forEach(key -> longer.add(key + "Aa"));
            keys.forEach(key -> longer.add(key + "BB"));
            keys = longer;
        }
        assertThat(keys).hasSize(4096).allMatch(key -> key.hashCode() == "AaAaAaAaAaAaAaAaAaAaAaAa".hashCode());
        stage().handled(stage().signer("stripe").sign("{\"id\":\"alike\",\"" + String.join("\":1,\"", keys) + "\":1}"));
    }

    @TestFactory
    Stream<DynamicNode> answers_4xx_to_junk_in_headers() {
        Map<String, String> signatures = new LinkedHashMap<>();
        signatures.put("no form", "junk");
        signatures.put("5,000 characters", "sha256=" + "a".repeat(5_000));
        signatures.put("60,000 characters", "sha256=" + "a".repeat(60_000));
        signatures.put("a control character", "sha256=\u0001");
        signatures.put("a tab", "sha256=\tabc");
        signatures.put("a zero byte", "sha256=\u0000");
        signatures.put("a bare CR", "sha256=a\rb");
        signatures.put("bytes above 127", "sha256=\u00e4\u00ff");
        signatures.put("a look-up", "${jndi:ldap://127.0.0.1/a}");
        signatures.put("a thousand candidates", "sha256=a,".repeat(1_000));
        return signatures.entrySet().stream()
                .map(signature -> dynamicTest(signature.getKey(), () -> {
                    var junk =
                            WebhookRequest.post("/webhooks/github").header("X-Hub-Signature-256", signature.getValue());
                    assertRefusedSomehow(junk.build());
                }));
    }

    @Test
    void answers_4xx_to_too_many_headers() throws Exception {
        for (int count : new int[] {80, 200, 5_000}) {
            var junk = WebhookRequest.post("/webhooks/github");
            for (int i = 0; i < count; i++) {
                junk.header("X-Junk-" + i % 90, "junk");
            }
            assertRefusedSomehow(junk.build());
        }
    }

    @TestFactory
    Stream<DynamicNode> answers_4xx_to_junk_in_the_target() {
        return Stream.of("?%zz", "?" + "a".repeat(5_000), "?a=%00&b=%ff", "?\u00e4", "?a=b&".repeat(500), "?<script>")
                .map(query -> dynamicTest(
                        query.length() > 40 ? query.length() + " characters" : query,
                        () -> assertRefusedSomehow(
                                WebhookRequest.post("/webhooks/github" + query).build())));
    }

    @Test
    void writes_a_line_of_its_own_making_for_what_a_sender_made_up() throws Exception {
        String hostile = "x\\r\\n2026-01-01 INFO forged \\u001b[2J\\u0000${jndi:ldap://127.0.0.1/a}\\u2028\\u202e";
        stage().handled(stage().signer("stripe").sign("{\"id\":\"" + hostile + "\",\"type\":\"" + hostile + "\"}"));
        stage().exchange(WebhookRequest.post("/webhooks/github")
                .header("X-Hub-Signature-256", "${jndi:ldap://127.0.0.1/b}")
                .header("X-GitHub-Event", "${jndi:ldap://127.0.0.1/c}")
                .build());

        List<String> logged = stage().log.get();
        assertThat(logged).anyMatch(text -> text.contains("forged"));
        assertThat(logged).allSatisfy(text -> {
            assertThat(text).doesNotContain("jndi:ldap://127.0.0.1/b").doesNotContain("${");
            assertThat(text.chars()).allMatch(c -> c >= ' ' && c <= '~');
        });
    }

    private void assertRefusedSomehow(WebhookRequest junk) throws Exception {
        WebhookRequest request = junk.withBody(BODY.getBytes(StandardCharsets.UTF_8));
        // By the adapter or, before it, by the server.
        assertThat(stage().exchange(request).status()).isBetween(400, 499);
        assertThat(stage().recorder.handled()).isEmpty();
    }
}
