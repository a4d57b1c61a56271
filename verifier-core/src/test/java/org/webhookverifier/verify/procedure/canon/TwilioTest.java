package org.webhookverifier.verify.procedure.canon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.canon.Signing.base64;
import static org.webhookverifier.verify.procedure.canon.Signing.key;
import static org.webhookverifier.verify.procedure.canon.Signing.post;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.verify;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

class TwilioTest {
    private static final String FORM = "To=%2B1&Body=Hi+there&Body=Hi+there";
    private static final String SIGNED = Signing.URL + "/sms?x=1BodyHi thereTo+1";

    private final SourceBuilder source = Signing.source("twilio", "token");

    private static WebhookRequest signed(String target, String form, String text) {
        return post(target, form, "X-Twilio-Signature", base64("HmacSHA1", "token", text));
    }

    @Test
    void accepts_fields_in_any_order_and_encoding_and_a_repeated_one_once() {
        for (String form : new String[] {FORM, "Body=Hi%20there&To=%2b1", "To=%2B1&&B%6Fdy=Hi+there&"}) {
            assertThat(verify(source, signed("/sms?x=1", form, SIGNED)))
                    .as(form)
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void the_same_fields_in_other_bytes_are_the_same_delivery() {
        String known = key(source, signed("/sms?x=1", FORM, SIGNED));

        assertThat(key(source, signed("/sms?x=1", "Body=Hi%20there&To=%2b1", SIGNED)))
                .isEqualTo(known);
        // No character stands between names and values, so that these are signed alike.
        assertThat(key(source, signed("/sms?x=1", "Bod=yHi+there&To=%2B1", SIGNED)))
                .isEqualTo(known);
        assertThat(key(source, signed("/sms?x=1", "Body=Ho&To=%2B1", Signing.URL + "/sms?x=1BodyHoTo+1")))
                .isNotEqualTo(known);
    }

    @Test
    void covers_the_fields_and_the_parameters_of_the_query_and_no_header() {
        Verified verified = Signing.verified(source, signed("/sms?x=1", FORM, SIGNED));

        assertThat(verified.coversBody()).isTrue();
        assertThat(verified.covers(new Ref.Form("Body"))).isTrue();
        assertThat(verified.covers(new Ref.Query("x"))).isTrue();
        assertThat(verified.covers(new Ref.Query("y"))).isFalse();
        assertThat(verified.covers("I-Twilio-Idempotency-Token")).isFalse();
    }

    @Test
    void accepts_the_url_with_the_usual_port_and_without_it_but_no_other() {
        for (String port : new String[] {"", ":443"}) {
            String text = Signing.URL + port + "/sms";

            assertThat(verify(source, signed("/sms", "", text))).isInstanceOf(Verified.class);
            assertThat(verify(Source.of("twilio", "token").publicUrl(Signing.URL + ":443/"), signed("/sms", "", text)))
                    .isInstanceOf(Verified.class);
        }
        assertThat(refusal(source, signed("/sms", "", Signing.URL + ":80/sms"))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(source, signed("/sms", "", "http://hooks.example.com/sms")))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void a_body_whose_hash_is_in_the_url_is_compared_with_it() {
        String json = "{\"a\":1}";
        String hash = HexFormat.of().formatHex(Signing.digest("SHA-256", json.getBytes(UTF_8)));
        String target = "/sms?bodySHA256=" + hash;

        assertThat(verify(source, signed(target, json, Signing.URL + target))).isInstanceOf(Verified.class);
        assertThat(refusal(source, signed(target, json + " ", Signing.URL + target)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        for (String query :
                new String[] {"?bodySHA256=", "?bodySHA256=zz", target.substring(4) + "&bodySHA256=" + hash}) {
            assertThat(verify(source, signed("/sms" + query, json, Signing.URL + "/sms" + query)))
                    .as(query)
                    .isNotInstanceOf(Verified.class);
        }
    }

    @Test
    void refuses_what_is_no_form() {
        for (String form : new String[] {"a=%", "a=%4", "a=%zz", "a=%ff", "a=1&".repeat(1001)}) {
            assertThat(refusal(source, signed("/sms", form, Signing.URL + "/smsa")))
                    .as(form)
                    .isEqualTo(Reason.MALFORMED);
        }
        assertThat(refusal(source, signed("/sms?%", "", Signing.URL + "/sms?%")))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void says_what_is_wrong_with_the_header() {
        String good = base64("HmacSHA1", "token", SIGNED);

        assertThat(refusal(source, post("/sms?x=1", FORM))).isEqualTo(Reason.MISSING_HEADER);
        assertThat(refusal(source, post("/sms?x=1", FORM, "X-Twilio-Signature", " ")))
                .isEqualTo(Reason.MISSING_HEADER);
        assertThat(refusal(source, post("/sms?x=1", FORM, "X-Twilio-Signature", good, "x-twilio-signature", good)))
                .isEqualTo(Reason.DUPLICATE_HEADER);
        for (String bad : new String[] {good.substring(1), good + "=", good.replace('=', 'A'), "é", "=".repeat(9000)}) {
            assertThat(refusal(source, post("/sms?x=1", FORM, "X-Twilio-Signature", bad)))
                    .as(bad)
                    .isIn(Reason.MALFORMED, Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void does_not_start_without_public_url() {
        assertThatThrownBy(() -> Verifier.of("twilio", "token"))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining(
                        "signs the URL that it calls: set publicUrl, for example https://hooks.example.com.");
    }
}
