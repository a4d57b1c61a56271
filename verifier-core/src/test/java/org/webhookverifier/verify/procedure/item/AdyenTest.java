package org.webhookverifier.verify.procedure.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.canon.Signing.deliveries;
import static org.webhookverifier.verify.procedure.canon.Signing.key;
import static org.webhookverifier.verify.procedure.canon.Signing.post;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.verified;
import static org.webhookverifier.verify.procedure.canon.Signing.verify;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.canon.Signing;

class AdyenTest {
    private static final String KEY = "00ff".repeat(16);
    private static final String MEMBERS = "\"pspReference\":\"P1\",\"merchantAccountCode\":\"M\","
            + "\"merchantReference\":\"R\",\"amount\":{\"value\":12,\"currency\":\"EUR\"},"
            + "\"eventCode\":\"AUTHORISATION\",\"success\":\"true\"";
    private static final String TEXT = "P1::M:R:12:EUR:AUTHORISATION:true";

    private final SourceBuilder source = Source.of("adyen", KEY);

    private static String item(String members, String text) {
        byte[] mac = Signing.mac("HmacSHA256", HexFormat.of().parseHex(KEY), text.getBytes(UTF_8));
        return "{\"NotificationRequestItem\":{" + members + ",\"additionalData\":{\"hmacSignature\":\""
                + Base64.getEncoder().encodeToString(mac) + "\"}}}";
    }

    private static WebhookRequest request(String... items) {
        return post("/a", "{\"live\":\"false\",\"notificationItems\":[" + String.join(",", items) + "]}");
    }

    @Test
    void covers_eight_members_of_each_item_and_nothing_else() {
        Verified verified = verified(source, request(item(MEMBERS, TEXT), item(MEMBERS, TEXT)));

        assertThat(verified.coversBody()).isFalse();
        String start = "json:/notificationItems/";
        assertThat(verified.covers(Ref.parse(start + "1/NotificationRequestItem/amount/value")))
                .isTrue();
        assertThat(verified.covers(Ref.parse(start + "0/NotificationRequestItem/eventCode")))
                .isTrue();
        assertThat(verified.covers(Ref.parse(start + "2/NotificationRequestItem/eventCode")))
                .isFalse();
        assertThat(verified.covers(Ref.parse(start + "0/NotificationRequestItem/reason")))
                .isFalse();
        assertThat(verified.covers(Ref.parse("json:/live"))).isFalse();
    }

    @Test
    void what_is_not_signed_does_not_make_another_delivery() {
        String known = key(source, request(item(MEMBERS, TEXT)));

        assertThat(key(source, request(item(MEMBERS + ",\"reason\":\"x\"", TEXT))))
                .isEqualTo(known);
        assertThat(key(source, request(item(MEMBERS.replace("P1", "P2"), TEXT.replace("P1", "P2")))))
                .isNotEqualTo(known);
    }

    @Test
    void an_item_is_the_same_delivery_wherever_it_stands() {
        String other = item(MEMBERS.replace("P1", "P2"), TEXT.replace("P1", "P2"));
        List<Delivery> both = deliveries(source, request(item(MEMBERS, TEXT), other));
        List<Delivery> turned = deliveries(source, request(other, item(MEMBERS + ",\"reason\":\"x\"", TEXT)));

        assertThat(both.get(0).key())
                .isNotEqualTo(both.get(1).key())
                .isEqualTo(turned.get(1).key());
        assertThat(both.get(1).key()).isEqualTo(turned.get(0).key());
        assertThat(both.get(0).type()).isEqualTo("AUTHORISATION");
        assertThat(both.get(0).provenance(Part.TYPE)).isEqualTo(Provenance.SIGNED);
        assertThat(both.get(0).provenance(Part.BODY)).isEqualTo(Provenance.UNSIGNED);
    }

    @Test
    void refuses_all_if_one_item_is_not_signed() {
        String unsigned = "{\"NotificationRequestItem\":{" + MEMBERS + "}}";
        String foreign = item(MEMBERS, TEXT + "x");

        assertThat(refusal(source, request(item(MEMBERS, TEXT), unsigned))).isEqualTo(Reason.MISSING_HEADER);
        assertThat(refusal(source, request(item(MEMBERS, TEXT), foreign))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(source, request(foreign, item(MEMBERS, TEXT)))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void refuses_a_colon_where_it_could_be_taken_for_the_one_between_members() {
        assertThat(verify(source, request(item(MEMBERS.replace("\"R\"", "\"a:b\""), TEXT.replace(":R:", ":a:b:")))))
                .isInstanceOf(Verified.class);
        assertThat(refusal(
                        source, request(item(MEMBERS.replace("\"M\"", "\"M:R\"").replace("\"R\"", "\"\""), TEXT))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_what_is_no_list_of_items() {
        for (String body : new String[] {
            "",
            "[]",
            "{",
            "{}",
            "{\"notificationItems\":[]}",
            "{\"notificationItems\":[{}]}",
            "{\"notificationItems\":[1]}",
            "{\"notificationItems\":{\"0\":1}}",
            "{\"notificationItems\":[{\"NotificationRequestItem\":{\"additionalData\":{\"hmacSignature\":1}}}]}",
            "{\"notificationItems\":[" + item("\"amount\":{\"value\":1.5}", ":::::::") + "]}",
            "{\"notificationItems\":[" + item("\"amount\":{\"value\":[]}", ":::::::") + "]}",
        }) {
            assertThat(refusal(source, post("/a", body))).as(body).isIn(Reason.MALFORMED, Reason.MISSING_HEADER);
        }
    }

    @Test
    void does_not_start_with_a_key_that_is_not_hexadecimal() {
        assertThatThrownBy(() -> Verifier.of("adyen", "not-hex-" + KEY))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("A secret is not hexadecimal")
                .hasMessageNotContaining(KEY);
    }
}
