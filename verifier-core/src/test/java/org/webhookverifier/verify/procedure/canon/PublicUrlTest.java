package org.webhookverifier.verify.procedure.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.canon.Signing.base64;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;

/** The public URL that trusted proxies tell, for providers that sign it. */
class PublicUrlTest {
    private static final String TARGET = "/sms?a=%2F&b=x%20y&&c=%7e";
    private static final String[] PROXIED = {
        "X-Forwarded-For", "192.0.2.9", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "hooks.example.com"
    };

    private static SourceBuilder source(String provider) {
        return Source.of(provider, "token")
                .trustedProxies(ForwardedHeader.X_FORWARDED_FOR, "10.0.0.0/8")
                .publicUrlFromProxies();
    }

    private static WebhookRequest twilio(String url, String peer, String... headers) {
        return request(peer, "", headers, "X-Twilio-Signature", base64("HmacSHA1", "token", url));
    }

    private static WebhookRequest request(String peer, String body, String[] headers, String... more) {
        var request = WebhookRequest.post(TARGET).peer(peer).body(body.getBytes(StandardCharsets.UTF_8));
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        for (int i = 0; i < all.size(); i += 2) {
            request.header(all.get(i), all.get(i + 1));
        }
        return request.build();
    }

    @Test
    void is_what_the_proxy_says_with_the_query_byte_for_byte() {
        assertThat(verify(source("twilio"), twilio(Signing.URL + TARGET, "10.0.0.1", PROXIED)))
                .isInstanceOf(Verified.class);
        assertThat(verify(source("twilio"), twilio(Signing.URL + ":443" + TARGET, "10.0.0.1", PROXIED)))
                .isInstanceOf(Verified.class);
        assertThat(refusal(source("twilio"), twilio(Signing.URL + "/sms?a=/&b=x%20y&&c=%7e", "10.0.0.1", PROXIED)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(source("twilio"), twilio("https://other.example.com" + TARGET, "10.0.0.1", PROXIED)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(source("twilio"), twilio("http://hooks.example.com" + TARGET, "10.0.0.1", PROXIED)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void is_not_what_a_peer_says_that_is_no_proxy() {
        assertThat(refusal(source("twilio"), twilio(Signing.URL + TARGET, "192.0.2.9", PROXIED)))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(source("twilio"), twilio(TARGET, "192.0.2.9", PROXIED)))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(source("twilio"), twilio(TARGET, "10.0.0.1"))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void is_what_is_declared_whatever_the_proxy_says() {
        SourceBuilder declared = source("twilio").publicUrl("https://declared.example.com");

        assertThat(verify(declared, twilio("https://declared.example.com" + TARGET, "10.0.0.1", PROXIED)))
                .isInstanceOf(Verified.class);
        assertThat(refusal(declared, twilio(Signing.URL + TARGET, "10.0.0.1", PROXIED)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(verify(declared, twilio("https://declared.example.com" + TARGET, "192.0.2.9")))
                .isInstanceOf(Verified.class);
        assertThat(declared.build().publicUrlFromProxies()).isFalse();
    }

    @Test
    void does_not_get_a_path_from_a_header() {
        var headers = new ArrayList<>(List.of(PROXIED));
        headers.addAll(List.of("X-Forwarded-Prefix", "/api"));
        String[] prefixed = headers.toArray(new String[0]);

        assertThat(refusal(source("twilio"), twilio(Signing.URL + "/api" + TARGET, "10.0.0.1", prefixed)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(verify(source("twilio"), twilio(Signing.URL + TARGET, "10.0.0.1", prefixed)))
                .isInstanceOf(Verified.class);
    }

    @Test
    void serves_schemes_that_are_data_and_other_procedures() {
        var square = request(
                "10.0.0.1",
                "{}",
                PROXIED,
                "x-square-hmacsha256-signature",
                base64("HmacSHA256", "token", Signing.URL + TARGET + "{}"));
        assertThat(verify(source("square"), square)).isInstanceOf(Verified.class);

        String time = String.valueOf(Signing.NOW.toEpochMilli());
        var hubspot = request(
                "10.0.0.1",
                "{}",
                PROXIED,
                "X-HubSpot-Signature-v3",
                base64("HmacSHA256", "token", "POST" + Signing.URL + TARGET + "{}" + time),
                "X-HubSpot-Request-Timestamp",
                time);
        assertThat(verify(source("hubspot-v3"), hubspot)).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "square"})
    void has_to_have_trusted_proxies(String provider) {
        assertThatThrownBy(() ->
                        Source.of(provider, "token").publicUrlFromProxies().build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("name them by trustedProxies");
        assertThatThrownBy(() -> source(provider)
                        .trustedProxies(ForwardedHeader.FORWARDED, "0.0.0.0/0")
                        .build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("any sender could choose");
    }

    @Test
    void makes_the_headers_of_the_proxies_relevant() {
        assertThat(source("twilio").build().relevantHeaders())
                .contains("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "Host");
        assertThat(source("twilio").publicUrl(Signing.URL).build().relevantHeaders())
                .doesNotContain("X-Forwarded-Host");
    }
}
