package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XForwardedForTest {
    private static final String PROXY = "10.0.0.1";
    private static final ClientAddress BEHIND =
            ClientAddress.behind(IpRanges.of(List.of("10.0.0.0/8", "fd00::/8")), ForwardedHeader.X_FORWARDED_FOR);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "198.51.100.1, 198.51.100.1",
        "'6.6.6.6, 198.51.100.1', 198.51.100.1",
        "'6.6.6.6, 10.0.0.9, 198.51.100.1, 10.0.0.2', 198.51.100.1",
        "'6.6.6.6,198.51.100.1,10.0.0.3,10.0.0.2', 198.51.100.1",
        "'6.6.6.6 ,\t198.51.100.1\t', 198.51.100.1",
        "'198.51.100.1, ::ffff:10.0.0.2', 198.51.100.1",
        "'2001:db8::1, fd00::1', 2001:db8::1",
        "'junk, unknown, _hidden, , 198.51.100.1', 198.51.100.1",
        "198.51.100.1:5678, 198.51.100.1",
        "198.51.100.1:0, 198.51.100.1",
        "198.51.100.1:65535, 198.51.100.1",
        "2001:db8::1, 2001:db8::1",
        "[2001:db8::1], 2001:db8::1",
        "[2001:db8::1]:4711, 2001:db8::1",
        "::ffff:198.51.100.1, 198.51.100.1",
        "'198.51.100.1, 10.0.0.2:80, [fd00::1]:443', 198.51.100.1"
    })
    void the_client_is_the_rightmost_address_that_is_no_trusted_proxy(String header, String client) {
        assertThat(resolve(header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "198.51.100.1,",
                "198.51.100.1, ,10.0.0.2",
                "198.51.100.1, unknown",
                "198.51.100.1, _hidden, 10.0.0.2",
                "198.51.100.1, example.org",
                "198.51.100.1 10.0.0.2",
                "198.51.100.1;10.0.0.2",
                "198.51.100.1:",
                "198.51.100.1:65536",
                "198.51.100.1:000080",
                "198.51.100.1:-1",
                "198.51.100.1:+1",
                "198.51.100.1:\u0661",
                "198.51.100.1:80:80",
                "198.51.100.1:_p",
                "[198.51.100.1]",
                "[198.51.100.1]:80",
                "[2001:db8::1",
                "2001:db8::1]",
                "[2001:db8::1]80",
                "[2001:db8::1]:",
                "[]",
                "[]:80",
                "[2001:db8::1]]",
                "\"198.51.100.1\"",
                "for=198.51.100.1",
                "198.51.100.01",
                "127.1",
                "2130706433",
                "198.51.100.1\0",
                "\u000b198.51.100.1",
                "198.51.100.1\u00a0",
                "2001:db8::1%eth0",
                "::ffff:198.51.100.1:80"
            })
    void an_element_that_is_no_address_leaves_the_client_unknown_where_it_is_reached(String header) {
        assertThat(resolve(header)).isNull();
        assertThat(resolve(header + ", 10.0.0.2")).isNull();
    }

    @Test
    void header_lines_are_one_chain_in_their_order() {
        assertThat(BEHIND.resolve(PROXY, List.of("6.6.6.6", "198.51.100.1"))).hasToString("198.51.100.1");
        assertThat(BEHIND.resolve(PROXY, List.of("6.6.6.6, 198.51.100.1", "10.0.0.3, 10.0.0.2")))
                .hasToString("198.51.100.1");
        assertThat(BEHIND.resolve(PROXY, List.of("198.51.100.1", ""))).isNull();
    }

    @Test
    void a_chain_of_trusted_proxies_only_began_at_the_leftmost() {
        assertThat(resolve("10.0.0.4, 10.0.0.3, 10.0.0.2")).isEqualTo("10.0.0.4");
        assertThat(BEHIND.resolve(PROXY, List.of("10.0.0.4", "10.0.0.3"))).hasToString("10.0.0.4");
    }

    @Test
    void looks_at_the_last_32_elements_only() {
        String proxies = ", 10.0.0.2".repeat(31);

        assertThat(resolve("198.51.100.1" + proxies)).isEqualTo("198.51.100.1");
        assertThat(resolve("10.0.0.3" + proxies)).isEqualTo("10.0.0.3");
        assertThat(resolve("198.51.100.1, 10.0.0.2" + proxies)).isNull();
        assertThat(resolve("10.0.0.3, 10.0.0.2" + proxies)).isNull();
        assertThat(resolve("6.6.6.6,".repeat(100) + "198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @Test
    void refuses_a_header_of_more_than_8_kib() {
        String client = ",198.51.100.1";

        assertThat(resolve("6".repeat(8192 - client.length()) + client)).isEqualTo("198.51.100.1");
        assertThat(resolve("6".repeat(8193 - client.length()) + client)).isNull();
        assertThat(BEHIND.resolve(PROXY, List.of("6".repeat(4096), "6".repeat(4096), "198.51.100.1")))
                .isNull();
        assertThat(resolve("6.6.6.6,".repeat(10_000) + "198.51.100.1")).isNull();
        assertThat(BEHIND.resolve(PROXY, Collections.nCopies(10_000, ""))).isNull();
    }

    private static @Nullable String resolve(String header) {
        IpAddress client = BEHIND.resolve(PROXY, List.of(header));
        return client == null ? null : client.toString();
    }
}
