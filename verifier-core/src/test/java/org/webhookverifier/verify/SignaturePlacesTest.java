package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.Requests.NOW;
import static org.webhookverifier.verify.Requests.hmac;
import static org.webhookverifier.verify.Requests.post;
import static org.webhookverifier.verify.Requests.verifier;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;

/** Signatures and timestamps in the less usual places. */
class SignaturePlacesTest {
    private static final String STALE = "1767225299";

    @Test
    void a_timestamp_may_be_part_of_a_body_that_is_signed_as_a_whole() {
        Verifier verifier = verifier(SignatureScheme.header("X-S").timestampAt("json:/at"), "s");

        assertThat(verifier.verify(signed("{\"at\":" + NOW + "}"))).isInstanceOf(Verified.class);
        assertThat(reason(verifier.verify(signed("{\"at\":" + STALE + "}")))).isEqualTo(Reason.STALE);
        assertThat(reason(verifier.verify(signed("{\"at\":\"today\"}")))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(verifier.verify(signed("{}")))).isEqualTo(Reason.MISSING_HEADER);
    }

    @Test
    void a_timestamp_in_a_body_that_is_not_signed_as_a_whole_is_refused() {
        var scheme = SignatureScheme.header("X-S")
                .content("{json:/id}")
                .bodyUnsigned()
                .timestampAt("json:/at");

        assertThatThrownBy(() -> Provider.builder("acme").scheme(scheme).build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("has a timestamp that is not signed");
    }

    @Test
    void an_optional_prefix_may_be_there_or_not_and_no_other_text_may() {
        Verifier verifier = verifier(SignatureScheme.header("X-S").optionalPrefix("sha256="), "s");
        String signature = hmac("s", "{}");

        assertThat(verifier.verify(post("{}", "X-S", "sha256=" + signature))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(post("{}", "X-S", signature))).isInstanceOf(Verified.class);
        assertThat(reason(verifier.verify(post("{}", "X-S", "sha512=" + signature))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(verifier.verify(post("{}", "X-S", "sha256=sha256=" + signature))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void an_optional_prefix_of_the_items_of_a_list_is_refused() {
        var scheme = SignatureScheme.header("X-S").separator(',').optionalPrefix("v1=");

        assertThatThrownBy(() -> Provider.builder("acme").scheme(scheme).build())
                .hasMessageContaining("items of a list need their prefix");
    }

    @Test
    void the_first_item_may_be_the_timestamp() {
        Verifier verifier = verifier(
                SignatureScheme.header("X-S")
                        .separator(',')
                        .content("{timestamp}.{body}")
                        .timestampFirst(),
                "s");
        String signature = hmac("s", NOW + ".{}");

        assertThat(verifier.verify(post("{}", "X-S", NOW + "," + signature))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(post("{}", "X-S", NOW + ",00," + signature))).isInstanceOf(Verified.class);
        assertThat(reason(verifier.verify(post("{}", "X-S", signature + "," + NOW))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(verifier.verify(post("{}", "X-S", NOW)))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(verifier.verify(post("{}", "X-S", STALE + "," + hmac("s", STALE + ".{}")))))
                .isEqualTo(Reason.STALE);
    }

    @Test
    void the_key_of_standard_webhooks_may_carry_its_version() {
        String key = Base64.getEncoder().encodeToString("s".getBytes(UTF_8));
        var scheme = SignatureScheme.header("X-S").key(KeyFormat.WHSEC);

        for (String prefix : new String[] {"", "whsec_", "v1,whsec_"}) {
            assertThat(verifier(scheme, prefix + key).verify(signed("{}")))
                    .as(prefix)
                    .isInstanceOf(Verified.class);
        }
    }

    private static WebhookRequest signed(String body) {
        return post(body, "X-S", hmac("s", body));
    }

    private static Reason reason(Verification verification) {
        return ((Rejected) verification).reason();
    }
}
