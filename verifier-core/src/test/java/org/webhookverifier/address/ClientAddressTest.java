package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;

class ClientAddressTest {
    private static final String PROXY = "10.0.0.1";
    private static final IpRanges PROXIES = IpRanges.of(List.of("10.0.0.0/8", "fd00::/8"));
    private static final ClientAddress DIRECT = ClientAddress.direct();
    private static final ClientAddress BEHIND = ClientAddress.behind(PROXIES, ForwardedHeader.X_FORWARDED_FOR);

    @Test
    void the_peer_is_the_client_by_default_whatever_the_header_says() {
        assertThat(DIRECT.resolve("192.0.2.1", List.of("6.6.6.6"))).hasToString("192.0.2.1");
        assertThat(DIRECT.resolve(PROXY, List.of("6.6.6.6"))).hasToString(PROXY);
        assertThat(DIRECT.header()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "0:0:0:0:0:0:0:1, ::1",
        "[0:0:0:0:0:0:0:1], ::1",
        "fe80:0:0:0:fc:ff:fe00:1%4, fe80::fc:ff:fe00:1",
        "[fe80:0:0:0:fc:ff:fe00:1%4], fe80::fc:ff:fe00:1"
    })
    void reads_the_peer_as_servers_write_it(String peer, String address) {
        assertThat(DIRECT.resolve(peer, List.of())).hasToString(address);
        assertThat(BEHIND.resolve(peer, List.of("6.6.6.6"))).hasToString(address);
        assertThat(DIRECT.isWithin(IpRanges.of(List.of(address)), peer, List.of()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "localhost", "unknown", "192.0.2.1:80", "[::1", "::1]", "[", "]", "[]", "/run/web.sock"
            })
    void a_peer_that_is_no_address_is_unknown(String peer) {
        assertThat(DIRECT.resolve(peer, List.of())).isNull();
        assertThat(BEHIND.resolve(peer, List.of("6.6.6.6"))).isNull();
    }

    @Test
    void a_missing_peer_is_unknown() {
        assertThat(DIRECT.resolve(null, List.of())).isNull();
        assertThat(BEHIND.resolve(null, List.of("6.6.6.6"))).isNull();
        assertThat(BEHIND.isWithin(IpRanges.of(List.of("0.0.0.0/0")), null, List.of("6.6.6.6")))
                .isFalse();
    }

    @Test
    void an_untrusted_peer_is_the_client_and_its_header_is_ignored() {
        assertThat(BEHIND.resolve("192.0.2.66", List.of("198.51.100.1"))).hasToString("192.0.2.66");
        assertThat(BEHIND.resolve("192.0.2.66", List.of("junk"))).hasToString("192.0.2.66");
    }

    @Test
    void a_header_that_is_missing_behind_a_trusted_proxy_leaves_the_client_unknown() {
        assertThat(BEHIND.resolve(PROXY, List.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.2", "junk", ""})
    void is_within_ranges_if_the_resolved_address_is(String header) {
        IpRanges ranges = IpRanges.of(List.of("198.51.100.1", "192.0.2.1"));
        for (String peer : List.of("192.0.2.1", "192.0.2.2", PROXY, "::ffff:10.0.0.1", "[fd00::1]", "junk")) {
            IpAddress client = BEHIND.resolve(peer, List.of(header));

            assertThat(BEHIND.isWithin(ranges, peer, List.of(header)))
                    .isEqualTo(client != null && ranges.contains(client));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "::ffff:0:0/96"})
    void everyone_cannot_be_a_trusted_proxy(String everyone) {
        IpRanges ranges = IpRanges.of(List.of("10.0.0.0/8", everyone));

        assertThatThrownBy(() -> ClientAddress.behind(ranges, ForwardedHeader.X_FORWARDED_FOR))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("any sender could choose its address")
                .hasMessageContaining("write the addresses of your proxies, such as 10.0.0.0/8");
    }

    @Test
    void everyone_in_two_halves_cannot_be_a_trusted_proxy() {
        IpRanges ranges = IpRanges.of(List.of("0.0.0.0/1", "128.0.0.0/1"));

        assertThatThrownBy(() -> ClientAddress.behind(ranges, ForwardedHeader.FORWARDED))
                .isInstanceOf(WebhookConfigurationException.class);
    }
}
