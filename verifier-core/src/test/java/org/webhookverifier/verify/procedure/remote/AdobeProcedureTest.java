package org.webhookverifier.verify.procedure.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.IssuedCertificate;
import org.webhookverifier.verify.procedure.RecordingDownloads;

class AdobeProcedureTest {
    private static final String HOST = "https://static.adobeioevents.com";
    private static final String BODY = "{\"event_id\":\"1\",\"recipient_client_id\":\"mine\"}";
    private static final KeyPair FIRST = IssuedCertificate.keys("RSA");
    private static final KeyPair SECOND = IssuedCertificate.keys("RSA");

    private final RecordingDownloads downloads = new RecordingDownloads()
            .serve(HOST + "/prod/keys/pub-key-1.pem", pem(FIRST))
            .serve(HOST + "/prod/keys/pub-key-2.pem", pem(SECOND));
    private final Verifier adobe = Verifier.of(source().build());

    @Test
    void keys_are_fetched_from_the_one_host_once() {
        assertThat(reason(Map.of())).isNull();
        assertThat(reason(Map.of())).isNull();
        assertThat(downloads.asked()).containsExactly(HOST + "/prod/keys/pub-key-1.pem");
    }

    @Test
    void one_of_the_signatures_is_enough_and_the_second_key_is_fetched_when_it_is_needed() {
        assertThat(reason(Map.of("x-adobe-digital-signature-1", signature(IssuedCertificate.keys("RSA")))))
                .isNull();
        assertThat(downloads.asked()).hasSize(2);
        downloads.fail(HOST + "/prod/keys/pub-key-1.pem");
        assertThat(reason(Verifier.of(source().build()), Map.of())).isNull();
        downloads.fail(HOST + "/prod/keys/pub-key-2.pem");
        assertThat(reason(Verifier.of(source().build()), Map.of())).isEqualTo(Reason.SECRETS_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".attacker.example/prod/keys/pub-key-1.pem",
                "@attacker.example/prod/keys/pub-key-1.pem",
                ":8443/prod/keys/pub-key-1.pem",
                "https://attacker.example/prod/keys/pub-key-1.pem",
                "//attacker.example/prod/keys/pub-key-1.pem",
                "/prod/keys/../../pub-key-1.pem",
                "/prod/keys/%2e%2e/pub-key-1.pem",
                "/prod/keys//pub-key-1.pem",
                "/prod/keys/a/pub-key-1.pem",
                "/prod/keys/pub-key-1.pem?x=.pem",
                "/prod/keys/pub-key-1.pem#.pem",
                "/prod/keys/pub-key-1.txt",
                "/prod/keys/.pem",
                "/prod/keys/",
                "/stage/keys/pub-key-1.pem",
                "\\@attacker.example/prod/keys/pub-key-1.pem",
                "prod/keys/pub-key-1.pem"
            })
    void no_other_path_is_ever_called(String path) {
        assertThat(reason(Map.of("x-adobe-public-key1-path", path))).isEqualTo(Reason.UNTRUSTED_KEY);
        assertThat(reason(Map.of("x-adobe-public-key2-path", path))).isEqualTo(Reason.UNTRUSTED_KEY);
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void an_event_for_another_client_of_adobe_is_refused() {
        Verifier other = Verifier.of(source().setting("clientId", "other").build());
        assertThat(reason(other, Map.of())).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void what_is_no_key_makes_the_sender_come_again() {
        for (String text : new String[] {
            "", "-----BEGIN PUBLIC KEY-----", pem(FIRST).replace("MII", "MIJ"), pem(IssuedCertificate.keys("EC"))
        }) {
            downloads.serve(HOST + "/prod/keys/pub-key-1.pem", text).serve(HOST + "/prod/keys/pub-key-2.pem", text);
            assertThat(reason(Verifier.of(source().build()), Map.of())).isEqualTo(Reason.SECRETS_UNAVAILABLE);
        }
    }

    @Test
    void a_signature_that_is_no_base64_is_refused_without_a_call() {
        for (String text : new String[] {"%", "AAA", "AAAB==", "A".repeat(3000)}) {
            assertThat(reason(Map.of("x-adobe-digital-signature-2", text))).isEqualTo(Reason.MALFORMED);
        }
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void the_client_has_to_be_named_and_no_secret_is_taken() {
        assertThatThrownBy(() -> Verifier.of(
                        Source.named("a").provider("adobe-io-events").build()))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("clientId");
        assertThatThrownBy(() -> Verifier.of(source().secrets("x").build())).hasMessageContaining("not needed");
    }

    private SourceBuilder source() {
        return Source.named("a")
                .provider("adobe-io-events")
                .setting("clientId", "mine")
                .downloads(downloads);
    }

    private @Nullable Reason reason(Map<String, String> changed) {
        return reason(adobe, changed);
    }

    private static @Nullable Reason reason(Verifier verifier, Map<String, String> changed) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-adobe-digital-signature-1", signature(FIRST));
        headers.put("x-adobe-digital-signature-2", signature(SECOND));
        headers.put("x-adobe-public-key1-path", "/prod/keys/pub-key-1.pem");
        headers.put("x-adobe-public-key2-path", "/prod/keys/pub-key-2.pem");
        headers.putAll(changed);
        var request = WebhookRequest.post("/a").body(BODY.getBytes(UTF_8));
        headers.forEach(request::header);
        return verifier.verify(request.build()) instanceof Rejected rejected ? rejected.reason() : null;
    }

    private static String signature(KeyPair keys) {
        return Base64.getEncoder().encodeToString(IssuedCertificate.sign(keys, "SHA256withRSA", BODY.getBytes(UTF_8)));
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
