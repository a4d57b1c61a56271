package org.webhookverifier.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;

class RelevantHeadersTest {
    @Test
    void names_every_header_that_a_description_and_a_source_name_and_no_other() {
        Provider provider = Provider.builder("all")
                .scheme(SignatureScheme.header("X-Signature")
                        .secretPrefix("signing_")
                        .content("{id}.{timestamp}.{header:X-Signed}.{body}")
                        .idHeader("X-Signed-Id")
                        .timestampHeader("X-Time"))
                .scheme(TokenScheme.header("X-Token"))
                .id("json:/id", "header:X-Id")
                .type("header:X-Type")
                .version("header:X-Version")
                .time("header:X-Happened")
                .handshake("header:X-When", "ping", "header:X-Echo")
                .headers(Set.of("X-Kept", "x-type"))
                .build();
        Source source = Source.named("all")
                .provider(provider)
                .secrets("secret")
                .headers("X-Kept-Too")
                .allow("192.0.2.1")
                .trustedProxies(ForwardedHeader.X_FORWARDED_FOR, "10.0.0.1")
                .build();

        assertThat(source.relevantHeaders())
                .containsExactly(
                        "Content-Encoding",
                        "Content-Type",
                        "X-Echo",
                        "X-Forwarded-For",
                        "X-Happened",
                        "X-Id",
                        "X-Kept",
                        "X-Kept-Too",
                        "X-Signature",
                        "X-Signed",
                        "X-Signed-Id",
                        "X-Time",
                        "X-Token",
                        "X-Type",
                        "X-Version",
                        "X-When");
    }

    @Test
    void names_the_authorization_header_where_a_password_proves_the_request() {
        Provider provider =
                Provider.builder("basic").scheme(TokenScheme.basic()).build();
        Source source = Source.named("basic")
                .provider(provider)
                .secrets("user:password")
                .build();

        assertThat(source.relevantHeaders()).containsExactly("Authorization", "Content-Encoding", "Content-Type");
    }
}
