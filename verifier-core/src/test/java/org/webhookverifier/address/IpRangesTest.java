package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpRangesTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0, 192.0.2.255, 192.0.1.255, 192.0.3.0",
        "10.0.0.0/8, 10.0.0.0, 10.255.255.255, 9.255.255.255, 11.0.0.0",
        "128.0.0.0/1, 128.0.0.0, 255.255.255.255, 127.255.255.255, 0.0.0.0",
        "192.0.2.6/31, 192.0.2.6, 192.0.2.7, 192.0.2.5, 192.0.2.8",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::",
        "2001:db8::/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff, 2001:db7::1, 2001:db8:0:1::",
        "2001:db8::8000:0:0:0/65, 2001:db8::8000:0:0:0, 2001:db8::ffff:ffff:ffff:ffff, 2001:db8::7fff:0:0:0,"
                + " 2001:db8:0:1::",
        "8000::/1, 8000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 7fff::, ::"
    })
    void holds_both_ends_and_not_their_neighbours(String cidr, String first, String last, String before, String after) {
        IpRanges ranges = IpRanges.of(List.of(cidr));

        assertThat(ranges.contains(first)).isTrue();
        assertThat(ranges.contains(last)).isTrue();
        assertThat(ranges.contains(before)).isFalse();
        assertThat(ranges.contains(after)).isFalse();
    }

    @Test
    void a_single_ipv4_address_is_never_widened() {
        IpRanges ranges = IpRanges.of(List.of("192.0.2.7"));

        assertThat(ranges).isEqualTo(IpRanges.of(List.of("192.0.2.7/32")));
        assertThat(ranges.contains("192.0.2.7")).isTrue();
        assertThat(ranges.contains("192.0.2.6")).isFalse();
        assertThat(ranges.contains("192.0.2.8")).isFalse();
    }

    @Test
    void a_single_ipv6_address_is_never_widened() {
        IpRanges ranges = IpRanges.of(List.of("2001:db8::7"));

        assertThat(ranges).isEqualTo(IpRanges.of(List.of("2001:db8::7/128")));
        assertThat(ranges.contains("2001:db8::7")).isTrue();
        assertThat(ranges.contains("2001:db8::6")).isFalse();
        assertThat(ranges.contains("2001:db8::8")).isFalse();
        assertThat(ranges.contains("2001:db8:1::7")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.0/104, 10.0.0.0/8",
        "::ffff:a00:0/104, 10.0.0.0/8",
        "::ffff:192.0.2.1/128, 192.0.2.1/32",
        "::ffff:192.0.2.1, 192.0.2.1/32",
        "::ffff:0:0/96, 0.0.0.0/0"
    })
    void an_ipv4_mapped_range_is_the_ipv4_range(String mapped, String ipv4) {
        assertThat(IpRanges.of(List.of(mapped))).isEqualTo(IpRanges.of(List.of(ipv4)));
    }

    @Test
    void an_ipv4_range_holds_the_mapped_form_of_its_addresses() {
        IpRanges ranges = IpRanges.of(List.of("192.0.2.0/24"));

        assertThat(ranges.contains("::ffff:192.0.2.1")).isTrue();
        assertThat(ranges.contains("::ffff:c000:201")).isTrue();
        assertThat(ranges.contains("::ffff:192.0.3.1")).isFalse();
        assertThat(ranges.contains("::192.0.2.1")).isFalse();
    }

    @Test
    void all_of_ipv4_holds_no_ipv6_address() {
        IpRanges ranges = IpRanges.of(List.of("0.0.0.0/0"));

        assertThat(ranges.contains("0.0.0.0")).isTrue();
        assertThat(ranges.contains("255.255.255.255")).isTrue();
        assertThat(ranges.contains("::")).isFalse();
        assertThat(ranges.contains("::1.2.3.4")).isFalse();
        assertThat(ranges.contains("2001:db8::1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"::/0", "::/64", "::/80", "::fffe:0:0/95"})
    void an_ipv6_range_holds_no_ipv4_address(String cidr) {
        IpRanges ranges = IpRanges.of(List.of(cidr));

        assertThat(ranges.contains("::fffe:1:1")).isTrue();
        assertThat(ranges.contains("1.2.3.4")).isFalse();
        assertThat(ranges.contains("::ffff:1.2.3.4")).isFalse();
    }

    @Test
    void all_of_ipv6_holds_every_ipv6_address() {
        IpRanges ranges = IpRanges.of(List.of("::/0"));

        assertThat(ranges.contains("::")).isTrue();
        assertThat(ranges.contains("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isTrue();
    }

    @Test
    void repeated_nested_and_neighbouring_ranges_are_merged() {
        IpRanges ranges = IpRanges.of(List.of("10.1.0.0/16", "10.0.0.0/9", "10.128.0.0/9", "10.0.0.0/9", "10.2.3.4"));

        assertThat(ranges).isEqualTo(IpRanges.of(List.of("10.0.0.0/8"))).hasToString("IpRanges[ipv4=1, ipv6=0]");
        assertThat(ranges).hasSameHashCodeAs(IpRanges.of(List.of("10.0.0.0/8")));
        assertThat(IpRanges.of(List.of("2001:db8:8000::/33", "2001:db8::/33")))
                .isEqualTo(IpRanges.of(List.of("2001:db8::/32")));
        assertThat(IpRanges.of(List.of("::/65", "::8000:0:0:0/65", "0:0:0:1::/64")))
                .isEqualTo(IpRanges.of(List.of("::/63")));
    }

    @Test
    void ranges_with_a_gap_are_not_merged() {
        IpRanges ranges = IpRanges.of(List.of("10.0.0.0/32", "10.0.0.2/32", "::1", "::3"));

        assertThat(ranges).hasToString("IpRanges[ipv4=2, ipv6=2]");
        assertThat(ranges.contains("10.0.0.1")).isFalse();
        assertThat(ranges.contains("::2")).isFalse();
    }

    @Test
    void sets_with_other_addresses_are_not_equal() {
        assertThat(IpRanges.of(List.of("10.0.0.0/8"))).isNotEqualTo(IpRanges.of(List.of("10.0.0.0/9")));
        assertThat(IpRanges.of(List.of("2001:db8::1"))).isNotEqualTo(IpRanges.of(List.of("2001:db8::2")));
        assertThat(IpRanges.of(List.of("2001:db8::/64"))).isNotEqualTo(IpRanges.of(List.of("2001:db8::/63")));
        assertThat(IpRanges.of(List.of("2001:db8::1"))).isNotEqualTo(IpRanges.of(List.of("10.0.0.0/8")));
    }
}
