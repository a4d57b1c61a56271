package org.webhookverifier.verify.procedure.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.canon.Signing.hex256;
import static org.webhookverifier.verify.procedure.canon.Signing.key;
import static org.webhookverifier.verify.procedure.canon.Signing.post;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.verified;
import static org.webhookverifier.verify.procedure.canon.Signing.verify;

import java.net.URLEncoder;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.identify.Identifier;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.canon.Signing;

class FormItemsTest {
    private final SourceBuilder braintree = Source.of("braintree", "pub:priv");
    private final SourceBuilder dropbox = Source.of("dropbox-sign", "key");

    private static String pair(String publicKey, String privateKey, String payload) {
        byte[] key = Signing.digest("SHA-1", privateKey.getBytes(UTF_8));
        return publicKey + "|" + HexFormat.of().formatHex(Signing.mac("HmacSHA1", key, payload.getBytes(UTF_8)));
    }

    private static WebhookRequest braintree(String payload, String signatures) {
        return post(
                "/b",
                "bt_signature=" + URLEncoder.encode(signatures, UTF_8) + "&bt_payload="
                        + URLEncoder.encode(payload, UTF_8));
    }

    private static String event(String time, String type) {
        return "{\"event\":{\"event_time\":\"" + time + "\",\"event_type\":\"" + type + "\",\"event_hash\":\""
                + hex256("key", time + type) + "\"},\"signature_request\":{}}";
    }

    private static String multipart(String json) {
        return "--b\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n" + json + "\r\n--b--\r\n";
    }

    @Test
    void braintree_covers_the_payload_and_neither_order_nor_other_signatures() {
        WebhookRequest request = braintree("YWJj\n", pair("pub", "priv", "YWJj\n"));
        String other = pair("other", "x", "y") + "&" + pair("pub", "priv", "YWJj\n");

        assertThat(verified(braintree, request).covers(new Ref.Form("bt_payload")))
                .isTrue();
        assertThat(verified(braintree, request).coversBody()).isFalse();
        assertThat(key(braintree, braintree("YWJj\n", other))).isEqualTo(key(braintree, request));
        // The line break at the end got lost.
        assertThat(key(braintree, braintree("YWJj", other))).isEqualTo(key(braintree, request));
        assertThat(key(braintree, braintree("YWJk", pair("pub", "priv", "YWJk"))))
                .isNotEqualTo(key(braintree, request));
    }

    @Test
    void braintree_says_what_is_wrong() {
        assertThat(refusal(braintree, braintree("YWJj", pair("other", "priv", "YWJj"))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refusal(braintree, braintree("YWJj", pair("pub", "other", "YWJj"))))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(braintree, braintree("YW-j", pair("pub", "priv", "YW-j"))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(braintree, braintree("YWJj", "pub"))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(braintree, braintree("YWJj", (pair("a", "b", "c") + "&").repeat(17))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(braintree, post("/b", "bt_payload=YWJj"))).isEqualTo(Reason.MISSING_HEADER);
        assertThat(refusal(braintree, post("/b", "bt_signature=a%7C00"))).isEqualTo(Reason.MISSING_HEADER);
        assertThat(refusal(braintree, post("/b", "bt_signature=a&bt_signature=b&bt_payload=c")))
                .isEqualTo(Reason.DUPLICATE_HEADER);
    }

    @Test
    void braintree_does_not_start_with_half_a_secret() {
        for (String secret : new String[] {"priv", ":priv", "pub:"}) {
            assertThatThrownBy(() -> Verifier.of("braintree", secret))
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("A secret has to have the form publicKey:privateKey.");
        }
    }

    @Test
    void dropbox_sign_covers_time_and_type_of_the_event_alone() {
        WebhookRequest request = post("/d", multipart(event("1700000000", "signed")));
        Delivery delivery = new Identifier(dropbox.build())
                .identify(verified(dropbox, request), "", Signing.NOW)
                .delivery();

        assertThat(delivery.type()).isEqualTo("signed");
        assertThat(delivery.provenance(Part.TYPE)).isEqualTo(Provenance.SIGNED);
        assertThat(delivery.provenance(Part.BODY)).isEqualTo(Provenance.UNSIGNED);
        assertThat(verified(dropbox, request).covers(Ref.parse("form:json#/signature_request/id")))
                .isFalse();
        assertThat(key(
                        dropbox,
                        post("/d", multipart(event("1700000000", "signed").replace("{}", "{\"id\":1}")))))
                .isEqualTo(key(dropbox, request));
    }

    @Test
    void dropbox_sign_takes_either_encoding_of_a_form() {
        String json = event("1700000000", "signed");

        assertThat(key(dropbox, post("/d", "json=" + URLEncoder.encode(json, UTF_8))))
                .isEqualTo(key(dropbox, post("/d", multipart(json))));
    }

    @Test
    void dropbox_sign_refuses_a_time_or_type_that_could_be_a_part_of_the_other() {
        for (String[] event :
                new String[][] {{"170000000", "0signed"}, {"1700000000s", "igned"}, {"", "1s"}, {"1", ""}}) {
            assertThat(refusal(dropbox, post("/d", multipart(event(event[0], event[1])))))
                    .as(event[0])
                    .isIn(Reason.MALFORMED, Reason.MISSING_HEADER);
        }
        assertThat(refusal(dropbox, post("/d", event("1", "s")))).isIn(Reason.MALFORMED, Reason.MISSING_HEADER);
        assertThat(refusal(dropbox, post("/d", "json=%7B"))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void gitea_signs_the_body_or_the_field_of_a_form() {
        var scheme = new CodedScheme("gitea", Map.of(), "", true);
        SourceBuilder gitea = Source.named("gitea")
                .provider(Provider.builder("my-gitea").scheme(scheme).build())
                .secrets("key");
        String signature = hex256("key", "{\"a\":1}");
        WebhookRequest form = post("/g", "payload=%7B%22a%22%3A1%7D", "X-Gitea-Signature", signature);

        assertThat(verified(gitea, post("/g", "{\"a\":1}", "X-Gitea-Signature", signature))
                        .coversBody())
                .isTrue();
        assertThat(verified(gitea, form).coversBody()).isFalse();
        assertThat(verified(gitea, form).covers(Ref.parse("form:payload#/a"))).isTrue();
        assertThat(refusal(gitea, post("/g", "payload=%7B%7D", "X-Gitea-Signature", signature)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(gitea, post("/g", "%7B%7D", "X-Gitea-Signature", signature)))
                .isEqualTo(Reason.MISSING_HEADER);
        assertThat(refusal(gitea, post("/g", "{\"a\":1}", "X-Gitea-Signature", "")))
                .isEqualTo(Reason.MISSING_HEADER);
        assertThat(verify(gitea, post("/g", "%", "X-Gitea-Signature", signature)))
                .isNotInstanceOf(Verified.class);
    }
}
