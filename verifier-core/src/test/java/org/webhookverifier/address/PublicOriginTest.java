package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.request.Headers;

class PublicOriginTest {
    private static final String PROXY = "10.0.0.1";
    private static final IpRanges PROXIES = IpRanges.of(List.of("10.0.0.0/8", "fd00::/8"));
    private static final PublicOrigin LISTS =
            PublicOrigin.behind(ClientAddress.behind(PROXIES, ForwardedHeader.X_FORWARDED_FOR));
    private static final PublicOrigin ELEMENTS =
            PublicOrigin.behind(ClientAddress.behind(PROXIES, ForwardedHeader.FORWARDED));

    @Test
    void takes_scheme_host_and_port_from_the_headers_of_a_trusted_proxy() {
        assertThat(lists("https", "hooks.example.com")).isEqualTo("https://hooks.example.com");
        assertThat(lists("HTTP", "hooks.example.com")).isEqualTo("http://hooks.example.com");
        assertThat(lists("https", "hooks.example.com:8443")).isEqualTo("https://hooks.example.com:8443");
        assertThat(lists("https", "hooks.example.com:443")).isEqualTo("https://hooks.example.com");
        assertThat(lists("http", "hooks.example.com:443")).isEqualTo("http://hooks.example.com:443");
        assertThat(lists("http", "hooks.example.com", "X-Forwarded-Port", "80")).isEqualTo("http://hooks.example.com");
        assertThat(lists("https", "hooks.example.com", "X-Forwarded-Port", "8443"))
                .isEqualTo("https://hooks.example.com:8443");
        assertThat(lists("https", "hooks.example.com:8443", "X-Forwarded-Port", "8443"))
                .isEqualTo("https://hooks.example.com:8443");
        assertThat(lists("https", "[2001:db8::1]:8080")).isEqualTo("https://[2001:db8::1]:8080");
        assertThat(lists("https", "192.0.2.1")).isEqualTo("https://192.0.2.1");
    }

    @Test
    void takes_host_where_proxies_pass_it_on_and_write_no_other() {
        var headers = Headers.of("X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https", "Host", "a.example:81");
        assertThat(LISTS.of(PROXY, headers::all)).isEqualTo("https://a.example:81");
        assertThat(lists("https", "b.example", "Host", "a.example")).isEqualTo("https://b.example");
        assertThat(lists("https", "", "Host", "a.example")).isNull();
    }

    @Test
    void knows_nothing_from_a_peer_that_is_no_trusted_proxy() {
        var headers = Headers.of(
                "X-Forwarded-For", "10.0.0.1", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "a.example");
        assertThat(LISTS.of(PROXY, headers::all)).isEqualTo("https://a.example");
        assertThat(LISTS.of("fd00::1", headers::all)).isEqualTo("https://a.example");
        assertThat(LISTS.of("[fd00::1]", headers::all)).isEqualTo("https://a.example");
        assertThat(LISTS.of("192.0.2.1", headers::all)).isNull();
        assertThat(LISTS.of("localhost", headers::all)).isNull();
        assertThat(LISTS.of(null, headers::all)).isNull();

        var element = Headers.of("Forwarded", "for=10.0.0.2;proto=https;host=a.example");
        assertThat(ELEMENTS.of(PROXY, element::all)).isEqualTo("https://a.example");
        assertThat(ELEMENTS.of("192.0.2.1", element::all)).isNull();
    }

    @Test
    void never_reads_what_stands_left_of_the_elements_of_the_trusted_proxies() {
        assertThat(lists("gopher, https", "evil.example, a.example")).isEqualTo("https://a.example");
        assertThat(elements("for=6.6.6.6;proto=http;host=evil.example, for=192.0.2.1;proto=https;host=a.example"))
                .isEqualTo("https://a.example");
        assertThat(elements("for=6.6.6.6;host=\"evil.example", "for=192.0.2.1;proto=https;host=a.example"))
                .isEqualTo("https://a.example");
    }

    @Test
    void takes_the_element_of_the_outermost_of_several_trusted_proxies() {
        assertThat(elements("for=6.6.6.6;proto=http;host=evil.example, for=192.0.2.1;proto=https;host=a.example,"
                        + " for=10.0.0.2;proto=http;host=inner.local"))
                .isEqualTo("https://a.example");
        assertThat(elements(
                        "for=192.0.2.1;proto=https;host=\"a.example:8443\"",
                        "for=10.0.0.2;proto=http;host=inner.local"))
                .isEqualTo("https://a.example:8443");
        assertThat(elements("for=10.0.0.3;proto=https;host=a.example, for=10.0.0.2;host=inner.local"))
                .isEqualTo("https://a.example");
        // The outermost said nothing; what the inner one saw is not what the provider called.
        assertThat(elements("for=192.0.2.1;proto=https, for=10.0.0.2;proto=http;host=inner.local"))
                .isNull();
    }

    @Test
    void wants_several_trusted_proxies_to_agree_where_their_elements_cannot_be_told_apart() {
        assertThat(chain("https, https", "a.example, a.example")).isEqualTo("https://a.example");
        assertThat(chain("https", "a.example")).isEqualTo("https://a.example");
        assertThat(chain("http, https, https", "evil.example, a.example, a.example"))
                .isEqualTo("https://a.example");
        assertThat(chain("https, http", "a.example")).isNull();
        // An inner proxy that passes the header on makes this of a sender's own word and the outer proxy's.
        assertThat(chain("https", "evil.example, a.example")).isNull();
    }

    @Test
    void knows_nothing_where_a_header_comes_twice_with_different_values() {
        assertThat(lists("https", "a.example", "X-Forwarded-Host", "a.example")).isEqualTo("https://a.example");
        assertThat(lists("https", "a.example", "X-Forwarded-Host", "b.example")).isNull();
        assertThat(lists("https", "a.example", "X-Forwarded-Host", "")).isNull();
        assertThat(lists("https", "a.example", "x-forwarded-proto", "http")).isNull();
        assertThat(lists("https", "a.example", "X-Forwarded-Port", "1", "X-Forwarded-Port", "2"))
                .isNull();
        var hosts = Headers.of("X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https", "Host", "a", "Host", "b");
        assertThat(LISTS.of(PROXY, hosts::all)).isNull();
        assertThat(elements("for=192.0.2.1;proto=https;host=a.example;host=b.example"))
                .isNull();
        assertThat(elements("for=192.0.2.1;proto=https;host=\"\";host=b.example"))
                .isNull();
        assertThat(elements("for=192.0.2.1;proto=https;Proto=http;host=b.example"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "a.example,",
                "a b",
                "a.example/",
                "a.example/x",
                "a.example?x",
                "a.example#x",
                "user@a.example",
                "https://a.example",
                ".example",
                "a..example",
                "a.example.",
                "-a.example",
                "a.example:",
                "a.example:0",
                "a.example:65536",
                "a.example:080808",
                "a.example:80x",
                "a.example:-1",
                "a:1:2",
                "2001:db8::1",
                "[2001:db8::1",
                "[2001:db8::1]x",
                "[2001:db8::1]:",
                "[]",
                "[fe80::1%eth0]",
                "a%2fexample",
                "\u00e4.example",
                "a.example\\b",
                "a.example\u0000",
                "_a.example",
                "a.exam\u212ale"
            })
    void knows_nothing_from_a_host_that_is_none(String host) {
        assertThat(lists("https", host)).isNull();
        assertThat(elements("for=192.0.2.1;proto=https;host=\"" + host.replace("\\", "\\\\") + "\""))
                .isNull();
    }

    @Test
    void knows_nothing_from_hosts_that_are_too_long() {
        assertThat(lists("https", "a".repeat(63) + ".example")).isNotNull();
        assertThat(lists("https", "a".repeat(64) + ".example")).isNull();
        assertThat(lists("https", "a.".repeat(126) + "a")).isNotNull();
        assertThat(lists("https", "a.".repeat(127) + "a")).isNull();
        assertThat(lists("https", "a.example", "X-Forwarded-Port", ",".repeat(9000) + "443"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ftp", "wss", "https:", "https://", "http s", "javascript", "http\u017f"})
    void knows_nothing_from_another_scheme(String scheme) {
        assertThat(lists(scheme, "a.example")).isNull();
        assertThat(elements("for=192.0.2.1;proto=\"" + scheme + "\";host=a.example"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "x", "-1", "443 443", "8443"})
    void knows_nothing_from_a_port_that_is_none_or_contradicts_the_host(String port) {
        assertThat(lists("https", "a.example:444", "X-Forwarded-Port", port)).isNull();
    }

    @Test
    void knows_nothing_without_the_scheme_the_host_or_the_client() {
        for (Headers headers : List.of(
                Headers.of("X-Forwarded-For", "192.0.2.1", "X-Forwarded-Host", "a.example"),
                Headers.of("X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https"),
                Headers.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "a.example"),
                Headers.of("X-Forwarded-For", "unknown", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "a.b"))) {
            assertThat(LISTS.of(PROXY, headers::all)).as("%s", headers).isNull();
        }
        assertThat(elements()).isNull();
        assertThat(elements("for=192.0.2.1;proto=https")).isNull();
        assertThat(elements("for=192.0.2.1;host=a.example")).isNull();
        assertThat(elements("proto=https;host=a.example")).isNull();
        assertThat(elements("for=unknown;proto=https;host=a.example")).isNull();
        assertThat(elements("for=192.0.2.1;proto=https;host=a.example,")).isNull();
    }

    @Test
    void reads_one_kind_of_header_and_never_the_other() {
        var both = Headers.of(
                "Forwarded",
                "for=192.0.2.1;proto=https;host=a.example",
                "X-Forwarded-For",
                "192.0.2.1",
                "X-Forwarded-Proto",
                "http",
                "X-Forwarded-Host",
                "b.example",
                "X-Forwarded-Prefix",
                "/prefix");
        assertThat(ELEMENTS.of(PROXY, both::all)).isEqualTo("https://a.example");
        assertThat(LISTS.of(PROXY, both::all)).isEqualTo("http://b.example");
        assertThat(ELEMENTS.headers()).containsExactly("Forwarded");
        assertThat(LISTS.headers())
                .containsExactly(
                        "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "Host");
    }

    @Test
    void is_not_for_sources_without_proxies() {
        assertThatThrownBy(() -> PublicOrigin.behind(ClientAddress.direct()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gives_an_origin_or_nothing_whatever_comes() {
        var random = new Random(20261123);
        String[] pieces = {
            "for=", "host=", "proto=", "https", "a.example", "192.0.2.1", "10.0.0.2", "[::1]", ":", "8443"
        };
        String marks = ",;\"\\ [].\t\u0000\u00e4";
        for (int trial = 0; trial < 50_000; trial++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                boolean mark = random.nextInt(3) == 0;
                text.append(
                        mark ? marks.charAt(random.nextInt(marks.length())) : pieces[random.nextInt(pieces.length)]);
            }
            String element = elements(text.toString());
            String list = lists("https", text.toString());
            for (String origin : new String[] {element, list}) {
                assertThat(origin == null
                                || origin.matches("https?://([A-Za-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[1-9]\\d*)?"))
                        .as(text.toString())
                        .isTrue();
            }
        }
    }

    private static @Nullable String lists(String scheme, String host, String... more) {
        return lists("192.0.2.1", scheme, host, more);
    }

    /** Asks behind two proxies, of which the inner one has appended the address of the outer one. */
    private static @Nullable String chain(String scheme, String host) {
        return lists("6.6.6.6, 192.0.2.1, 10.0.0.2", scheme, host, new String[0]);
    }

    private static @Nullable String lists(String chain, String scheme, String host, String[] more) {
        var all = new ArrayList<>(
                List.of("X-Forwarded-For", chain, "X-Forwarded-Proto", scheme, "X-Forwarded-Host", host));
        all.addAll(List.of(more));
        return LISTS.of(PROXY, Headers.of(all)::all);
    }

    private static @Nullable String elements(String... lines) {
        return ELEMENTS.of(PROXY, name -> List.of(lines));
    }
}
