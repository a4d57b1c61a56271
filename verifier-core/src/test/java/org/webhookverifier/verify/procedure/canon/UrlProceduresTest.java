package org.webhookverifier.verify.procedure.canon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.canon.Signing.URL;
import static org.webhookverifier.verify.procedure.canon.Signing.base64;
import static org.webhookverifier.verify.procedure.canon.Signing.deliveries;
import static org.webhookverifier.verify.procedure.canon.Signing.key;
import static org.webhookverifier.verify.procedure.canon.Signing.post;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.request;
import static org.webhookverifier.verify.procedure.canon.Signing.verify;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

class UrlProceduresTest {
    private static final long TIME = Signing.NOW.toEpochMilli();

    private static WebhookRequest plivo(int version, String target, String form, String text, String nonce) {
        String header = "X-Plivo-Signature-V" + version;
        return post(target, form, header, base64("HmacSHA256", "token", text), header + "-Nonce", nonce);
    }

    private static WebhookRequest hubspot(int version, byte[] body, byte[] signed) {
        String signature = HexFormat.of().formatHex(Signing.digest("SHA-256", signed));
        return request(
                "POST", "/h", body, "X-HubSpot-Signature", signature, "X-HubSpot-Signature-Version", "v" + version);
    }

    private static WebhookRequest hubspot3(String target, String body, String text, long time) {
        return post(
                target,
                body,
                "X-HubSpot-Signature-v3",
                base64("HmacSHA256", "app", text),
                "X-HubSpot-Request-Timestamp",
                Long.toString(time));
    }

    @Test
    void all_but_one_version_of_plivo_and_hubspot_need_the_public_url() {
        for (String provider : List.of("plivo-v2", "plivo-v3", "hubspot-v2", "hubspot-v3", "mandrill", "twilio")) {
            assertThatThrownBy(() -> Verifier.of(provider, "secret"))
                    .as(provider)
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("set publicUrl");
        }
        Verifier.of("hubspot-v1", "secret");
    }

    @Test
    void plivo_2_covers_the_nonce_and_no_field() {
        SourceBuilder source = Signing.source("plivo-v2", "token");
        WebhookRequest request = plivo(2, "/p?x=1", "a=1", URL + "/p12", "12");
        Verified verified = Signing.verified(source, request);

        assertThat(verified.coversBody()).isFalse();
        assertThat(verified.covers("X-Plivo-Signature-V2-Nonce")).isTrue();
        assertThat(key(source, request)).isEqualTo(key(source, request.withBody("a=2".getBytes(UTF_8))));
        assertThat(key(source, request)).isNotEqualTo(key(source, plivo(2, "/p", "a=1", URL + "/p13", "13")));
    }

    @Test
    void plivo_refuses_a_nonce_that_holds_what_stands_before_it() {
        String nonce = "1.2";

        assertThat(refusal(Signing.source("plivo-v3", "token"), plivo(3, "/p", "", URL + "/p." + nonce, nonce)))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(Signing.source("plivo-v2", "token"), plivo(2, "/p", "", URL + "/p" + nonce, nonce)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void plivo_3_takes_any_of_at_most_16_signatures() {
        SourceBuilder source = Signing.source("plivo-v3", "token");
        String good = base64("HmacSHA256", "token", URL + "/p?a1.n");
        String junk = base64("HmacSHA256", "other", "x");
        for (int before : new int[] {0, 1, 15, 16}) {
            String list = (junk + ", ").repeat(before) + good;
            var request = post("/p", "a=1", "X-Plivo-Signature-V3", list, "X-Plivo-Signature-V3-Nonce", "n");

            assertThat(verify(source, request) instanceof Verified)
                    .as("" + before)
                    .isEqualTo(before < 16);
        }
    }

    @Test
    void hubspot_1_refuses_a_body_that_was_made_longer_without_the_secret() {
        byte[] body = "{}".getBytes(UTF_8);
        byte[] padded = Arrays.copyOf("secret{}".getBytes(UTF_8), 64);
        padded[8] = (byte) 0x80;
        padded[63] = 64;
        byte[] longer = Arrays.copyOf(padded, 80);
        Arrays.fill(longer, 64, 80, (byte) ' ');
        SourceBuilder source = Signing.source("hubspot-v1", "secret");

        assertThat(verify(source, hubspot(1, body, "secret{}".getBytes(UTF_8)))).isInstanceOf(Verified.class);
        assertThat(refusal(source, hubspot(1, Arrays.copyOfRange(longer, 6, 80), longer)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void hubspot_refuses_another_version_than_that_of_the_source() {
        byte[] signed = "secret{}".getBytes(UTF_8);

        assertThat(refusal(Signing.source("hubspot-v1", "secret"), hubspot(2, "{}".getBytes(UTF_8), signed)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void hubspot_3_takes_the_url_as_it_is_or_with_certain_escapes_decoded() {
        SourceBuilder source = Signing.source("hubspot-v3", "app");
        String target = "/h?u=https%3A%2F%2Fx.y%2fz%3F%40%21%24%27%28%29%2A%2C%3B&k=%26%20%41";
        String decoded = "/h?u=https://x.y/z?@!$'()*,;&k=%26%20%41";

        for (String signed : List.of(target, decoded)) {
            assertThat(verify(source, hubspot3(target, "{}", "POST" + URL + signed + "{}" + TIME, TIME)))
                    .isInstanceOf(Verified.class);
        }
        String all = decoded.replace("%41", "A");
        assertThat(refusal(source, hubspot3(target, "{}", "POST" + URL + all + "{}" + TIME, TIME)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void hubspot_3_is_the_same_delivery_however_the_escapes_of_its_url_are_written() {
        SourceBuilder source = Signing.source("hubspot-v3", "app");
        String signed = "POST" + URL + "/h?u=a:b/c{}" + TIME;
        WebhookRequest sent = hubspot3("/h?u=a%3Ab%2Fc", "{}", signed, TIME);

        for (String target : List.of("/h?u=a:b/c", "/h?u=a%3ab%2fc", "/h?u=a%3Ab/c")) {
            assertThat(key(source, hubspot3(target, "{}", signed, TIME))).isEqualTo(key(source, sent));
        }
    }

    @Test
    void hubspot_3_is_the_same_delivery_at_another_time_and_another_one_by_another_url() {
        SourceBuilder source = Signing.source("hubspot-v3", "app");
        String known = key(source, hubspot3("/h?a=1", "{}", "POST" + URL + "/h?a=1{}" + TIME, TIME));
        long later = TIME + 1000;

        assertThat(key(source, hubspot3("/h?a=1", "{}", "POST" + URL + "/h?a=1{}" + later, later)))
                .isEqualTo(known);
        assertThat(key(source, hubspot3("/h?a=2", "{}", "POST" + URL + "/h?a=2{}" + TIME, TIME)))
                .isNotEqualTo(known);
        // The body moved into the query: signed alike, and no event.
        WebhookRequest moved = hubspot3("/h?a=1{}", "", "POST" + URL + "/h?a=1{}" + TIME, TIME);
        assertThatThrownBy(() -> key(source, moved)).isInstanceOf(UnreadableJsonException.class);
    }

    @Test
    void an_event_of_a_batch_is_told_apart_by_its_own_bytes() {
        SourceBuilder source = Signing.source("hubspot-v3", "app");
        String one = "{\"subscriptionType\":\"a\"}";
        String two = "{\"subscriptionType\":\"b\"}";
        var both = deliveries(source, batch("[" + one + "," + two + "]"));
        var turned = deliveries(source, batch("[ " + two + ", " + one + " ]"));

        assertThat(both.get(0).key())
                .isEqualTo(turned.get(1).key())
                .isNotEqualTo(both.get(1).key());
        assertThat(both.get(1).key()).isEqualTo(turned.get(0).key());
        assertThat(both.get(1).type()).isEqualTo("b");
        assertThat(both.get(1).provenance(Part.TYPE)).isEqualTo(Provenance.SIGNED);
    }

    private static WebhookRequest batch(String body) {
        return hubspot3("/h", body, "POST" + URL + "/h" + body + TIME, TIME);
    }

    @Test
    void a_time_counts_up_to_the_edge_of_the_tolerance_on_both_sides() {
        SourceBuilder source = Signing.source("hubspot-v3", "app");
        for (long away : new long[] {-300_001, -300_000, 0, 300_000, 300_001}) {
            long time = TIME + away;
            var result = verify(source, hubspot3("/h", "{}", "POST" + URL + "/h{}" + time, time));

            assertThat(result instanceof Verified).as("" + away).isEqualTo(Math.abs(away) <= 300_000);
        }
    }

    @Test
    void mandrill_signs_url_and_fields() {
        SourceBuilder source = Signing.source("mandrill", "key");
        String signature = base64("HmacSHA1", "key", URL + "/m?x=1mandrill_events[{\"event\":\"send\"}]");
        String form = "mandrill_events=%5B%7B%22event%22%3A%22send%22%7D%5D";

        assertThat(verify(source, post("/m?x=1", form, "X-Mandrill-Signature", signature)))
                .isInstanceOf(Verified.class);
        assertThat(refusal(source, post("/m?x=2", form, "X-Mandrill-Signature", signature)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(source, post("/m?x=1", form + "&" + form, "X-Mandrill-Signature", signature)))
                .isEqualTo(Reason.DUPLICATE_HEADER);
    }

    @Test
    void trello_signs_body_and_url() {
        SourceBuilder source = Signing.source("trello", "key");
        String signature = base64("HmacSHA1", "key", "{}" + URL + "/t?x=1");

        assertThat(verify(source, post("/t?x=1", "{}", "X-Trello-Webhook", signature)))
                .isInstanceOf(Verified.class);
        assertThat(refusal(source, post("/t?x=2", "{}", "X-Trello-Webhook", signature)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }
}
