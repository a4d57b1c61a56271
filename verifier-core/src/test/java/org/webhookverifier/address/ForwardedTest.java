package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedTest {
    private static final String PROXY = "10.0.0.1";
    private static final ClientAddress BEHIND =
            ClientAddress.behind(IpRanges.of(List.of("10.0.0.0/8", "fd00::/8")), ForwardedHeader.FORWARDED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=198.51.100.1",
                "For=198.51.100.1",
                "FOR=198.51.100.1",
                "for=\"198.51.100.1\"",
                "for=\"198.51.100.1:4711\"",
                "for=\"198.51.100.1:_hidden\"",
                "for=\"\\198.51.\\100.1\"",
                "for=\"[::ffff:198.51.100.1]\"",
                "for=\"[::ffff:198.51.100.1]:4711\"",
                "for=6.6.6.6, for=198.51.100.1",
                "for=6.6.6.6,for=198.51.100.1,for=10.0.0.2",
                "for=6.6.6.6 ,\tfor=198.51.100.1 , for=\"[fd00::2]:80\"",
                "for=198.51.100.1;proto=https;by=203.0.113.43;host=example.org",
                "proto=https;by=203.0.113.43;for=198.51.100.1",
                "by=6.6.6.6;for=198.51.100.1",
                "by=\"[2001:db8::1]:80\"; for=198.51.100.1 ; proto=https",
                ";;for=198.51.100.1;",
                "host=\"a,for=6.6.6.6;b\\\"\";for=198.51.100.1",
                "secret=\"for=6.6.6.6, for=7.7.7.7\";for=198.51.100.1",
                "for=198.51.100.1;x=\"\"",
                "for=198.51.100.1;x=\"\u00e4\"",
                "for=unknown, for=_hidden, proto=http, , for=198.51.100.1"
            })
    void reads_the_for_parameter(String header) {
        assertThat(resolve(header)).isEqualTo("198.51.100.1");
    }

    @Test
    void reads_ipv6_in_brackets_and_quotation_marks() {
        assertThat(resolve("for=\"[2001:db8::1]\"")).isEqualTo("2001:db8::1");
        assertThat(resolve("for=\"[2001:db8::1]:4711\"")).isEqualTo("2001:db8::1");
        assertThat(resolve("for=\"[2001:db8::1]:_hidden\", for=\"[fd00::1]\"")).isEqualTo("2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=unknown",
                "for=_hidden",
                "for=\"_gazonk\"",
                "for=\"unknown:80\"",
                "for=",
                "for=\"\"",
                "for",
                "for=198.51.100.1;for=198.51.100.2",
                "for=198.51.100.1;For=10.0.0.2",
                "proto=https",
                "by=198.51.100.1",
                "",
                " ",
                "for=198.51.100.1,",
                "for=198.51.100.1;;,",
                "for=2001:db8::1",
                "for=\"2001:db8::1\"",
                "for=[2001:db8::1]",
                "for=\"[2001:db8::1]",
                "for=\"[198.51.100.1]\"",
                "for=198.51.100.1:80",
                "for=\"198.51.100.1:\"",
                "for=\"198.51.100.1:_\"",
                "for=\"198.51.100.1:_a b\"",
                "for=\"198.51.100.1:65536\"",
                "for=\"198.51.100.1",
                "for=198.51.100.1\"",
                "for=\"198.51.100.1\\",
                "for=\"198.51.100.1\\\"",
                "for=\"198.51.100.1\"x",
                "for=\" 198.51.100.1\"",
                "for='198.51.100.1'",
                "for =198.51.100.1",
                "for= 198.51.100.1",
                "for=198.51.100.1 proto=http",
                "for=198.51.100.1;proto",
                "for=198.51.100.1;=http",
                "for=198.51.100.1;x=\"\u0001\"",
                "for=198.51.100.1;x=\"\\\u007f\"",
                "for=198.51.100.1/32",
                "198.51.100.1",
                "\ufb00or=198.51.100.1"
            })
    void an_element_without_an_address_leaves_the_client_unknown_where_it_is_reached(String header) {
        assertThat(resolve(header)).isNull();
        assertThat(BEHIND.resolve(PROXY, List.of(header, "for=10.0.0.2"))).isNull();
    }

    @Test
    void the_header_missing_behind_a_trusted_proxy_leaves_the_client_unknown() {
        assertThat(BEHIND.resolve(PROXY, List.of())).isNull();
    }

    @Test
    void an_untrusted_peer_is_the_client_and_its_header_is_ignored() {
        assertThat(BEHIND.resolve("192.0.2.66", List.of("for=198.51.100.1"))).hasToString("192.0.2.66");
    }

    @Test
    void header_lines_are_one_chain_in_their_order() {
        assertThat(BEHIND.resolve(PROXY, List.of("for=6.6.6.6", "for=198.51.100.1, for=10.0.0.2")))
                .hasToString("198.51.100.1");
        assertThat(BEHIND.resolve(PROXY, List.of("for=6.6.6.6, for=198.51.100.1", "for=10.0.0.2")))
                .hasToString("198.51.100.1");
    }

    @Test
    void a_quotation_mark_left_open_on_an_earlier_line_does_not_reach_a_later_one() {
        assertThat(BEHIND.resolve(PROXY, List.of("for=6.6.6.6;x=\"", "for=198.51.100.1;y=\"z\"")))
                .hasToString("198.51.100.1");
    }

    /** What the client wrote stands before what the proxy adds, and the proxy quotes a host that the client chose. */
    @Test
    void no_beginning_that_a_client_writes_hides_what_the_proxy_adds() {
        var random = new Random(7);
        List<String> parts =
                List.of("for=6.6.6.6", "x=", "\"", "\\", ",", ";", " ", "host=", "6.6.6.6", "=", "y", "\\\"");
        for (int round = 0; round < 100_000; round++) {
            String begun = joined(parts, random);
            String host = joined(parts, random).replace("\\", "\\\\").replace("\"", "\\\"");
            String header = begun + ", for=\"198.51.100.1:80\";proto=http;host=\"" + host + "\"";

            assertThat(resolve(header)).as(header).isIn(null, "198.51.100.1");
        }
    }

    @Test
    void a_chain_of_trusted_proxies_only_began_at_the_leftmost() {
        assertThat(resolve("for=10.0.0.4, for=10.0.0.3")).isEqualTo("10.0.0.4");
    }

    @Test
    void looks_at_the_last_32_elements_of_at_most_8_kib() {
        String proxies = ",for=10.0.0.2".repeat(31);

        assertThat(resolve("for=198.51.100.1" + proxies)).isEqualTo("198.51.100.1");
        assertThat(resolve("for=198.51.100.1,for=10.0.0.2" + proxies)).isNull();
        assertThat(resolve("for=6.6.6.6,".repeat(10_000) + "for=198.51.100.1")).isNull();
        assertThat(resolve("x=\"" + "\\a".repeat(4080) + "\";for=198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(resolve("x=\"" + "\\a".repeat(4090) + "\";for=198.51.100.1")).isNull();
    }

    private static String joined(List<String> parts, Random random) {
        var text = new StringBuilder();
        for (int left = random.nextInt(8); left > 0; left--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }

    private static @Nullable String resolve(String header) {
        IpAddress client = BEHIND.resolve(PROXY, List.of(header));
        return client == null ? null : client.toString();
    }
}
