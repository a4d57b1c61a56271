package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

class AddressTest {
    private static final WebhookSigner GITHUB = WebhookSigner.of("github", "s");

    private final Verifier direct = verifier(Source.of("github", "s").allow("192.0.2.0/24", "2001:db8::1"));
    private final Verifier proxied = verifier(Source.of("github", "s")
            .allow("192.0.2.0/24")
            .trustedProxies(ForwardedHeader.X_FORWARDED_FOR, "10.0.0.0/8"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0",
                "192.0.2.255",
                "::ffff:192.0.2.7",
                "2001:db8::1",
                "2001:DB8:0:0:0:0:0:1",
                "[2001:db8::1]"
            })
    void an_address_on_the_list_may_send(String peer) {
        assertThat(direct.verify(GITHUB.peer(peer).sign("{}"))).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.3.0",
                "192.0.1.255",
                "2001:db8::2",
                "::192.0.2.7",
                "127.0.0.1",
                "192.0.2.1:443",
                "192.0.2.01",
                "0300.0.2.1",
                "3221225985",
                "0xC0000201",
                "192.0.2",
                "localhost",
                "github.com",
                "",
                " ",
                "192.0.2.1 ",
                "192.0.2.1%eth0",
                "192.0.2.1,192.0.2.2"
            })
    void any_other_address_and_anything_that_is_none_may_not(String peer) {
        assertThat(reason(direct, GITHUB.peer(peer).sign("{}"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(Mutation.fromPeer(peer).isAnsweredBy(direct.verify(GITHUB.sign("{}", Mutation.fromPeer(peer)))))
                .isTrue();
    }

    @Test
    void an_unknown_peer_may_not_send_where_there_is_a_list() {
        assertThat(reason(direct, GITHUB.sign("{}"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(Reason.ADDRESS_NOT_ALLOWED.status()).isEqualTo(403);
    }

    @Test
    void the_address_comes_before_everything_else() {
        var resolverAsked = new boolean[1];
        var verifier = verifier(
                Source.named("gh").provider("github").allow("192.0.2.1").secretResolver(tenant -> {
                    resolverAsked[0] = true;
                    return List.of(Secret.of("s"));
                }));

        assertThat(reason(
                        verifier, WebhookRequest.post("/").peer("198.51.100.1").build()))
                .isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(resolverAsked[0]).isFalse();
    }

    @Test
    void the_right_address_does_not_replace_the_signature() {
        var forged = GITHUB.peer("192.0.2.1").sign("{}", Mutation.wrongSecret());

        assertThat(reason(direct, forged)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void what_a_client_writes_about_itself_is_not_believed() {
        var forged = GITHUB.peer("198.51.100.1")
                .header("X-Forwarded-For", "192.0.2.1")
                .header("Forwarded", "for=192.0.2.1");

        assertThat(reason(direct, forged.sign("{}"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(reason(proxied, forged.sign("{}"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void a_trusted_proxy_is_believed_for_the_rightmost_address_that_is_no_proxy() {
        assertThat(proxied.verify(behind("192.0.2.1"))).isInstanceOf(Verified.class);
        assertThat(proxied.verify(behind("203.0.113.9, 192.0.2.1, 10.1.1.1"))).isInstanceOf(Verified.class);
        assertThat(reason(proxied, behind("192.0.2.1, 203.0.113.9"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void a_second_header_line_continues_the_first() {
        var signer = GITHUB.peer("10.0.0.1");

        assertThat(reason(
                        proxied,
                        signer.header("X-Forwarded-For", "192.0.2.1")
                                .header("x-forwarded-for", "203.0.113.9")
                                .sign("{}")))
                .isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(proxied.verify(signer.header("X-Forwarded-For", "203.0.113.9")
                        .header("x-forwarded-for", "192.0.2.1")
                        .sign("{}")))
                .isInstanceOf(Verified.class);
    }

    @Test
    void a_proxy_that_does_not_say_for_whom_or_whose_header_was_stripped_is_refused() {
        assertThat(reason(proxied, GITHUB.peer("10.0.0.1").sign("{}"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        for (String value : List.of("", "unknown", "192.0.2.1, ", "192.0.2.1, _hidden", "x")) {
            assertThat(reason(proxied, behind(value))).as(value).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        }
    }

    @Test
    void the_header_that_was_not_declared_is_not_read() {
        var signed =
                GITHUB.peer("10.0.0.1").header("Forwarded", "for=192.0.2.1").sign("{}");

        assertThat(reason(proxied, signed)).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
    }

    private static WebhookRequest behind(String forwardedFor) {
        return GITHUB.peer("10.0.0.1").header("X-Forwarded-For", forwardedFor).sign("{}");
    }

    private static Verifier verifier(SourceBuilder source) {
        return Verifier.of(source.build());
    }

    private static Reason reason(Verifier verifier, WebhookRequest request) {
        assertThat(verifier.verify(request)).isInstanceOf(Rejected.class);
        return ((Rejected) verifier.verify(request)).reason();
    }
}
