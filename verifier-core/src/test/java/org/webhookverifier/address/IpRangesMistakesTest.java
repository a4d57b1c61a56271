package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;

class IpRangesMistakesTest {
    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource({
        "10.0.0.0/-1, negative",
        "10.0.0.0/-8, negative of a valid one",
        "10.0.0.0/33, too long",
        "10.0.0.0/40, larger than a byte of bits",
        "10.0.0.0/104, meant for IPv6",
        "10.0.0.0/4294967304, overflows to 8",
        "10.0.0.0/, empty",
        "10.0.0.0/08, leading zero",
        "10.0.0.0/+8, plus sign",
        "10.0.0.0/8/8, two of them",
        "10.0.0.0/ 8, space",
        "'10.0.0.0/8 ', trailing space",
        "10.0.0.0/\u0668, Arabic-Indic digit",
        "10.0.0.0/255.0.0.0, net mask",
        "10.0.0.0/0x8, hexadecimal",
        "10.0.0.0/a, letter",
    })
    void names_a_bad_ipv4_prefix_length_and_the_allowed_ones(String cidr, String why) {
        assertThat(mistakes(cidr))
                .containsExactly("The address range \"" + cidr
                        + "\" has no valid prefix length: write a whole number from 0 to 32, after the slash.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2001:db8::/-1", "2001:db8::/129", "2001:db8::/256", "2001:db8::/", "2001:db8::/1e1", "::1/-0"})
    void names_a_bad_ipv6_prefix_length_and_the_allowed_ones(String cidr) {
        assertThat(mistakes(cidr))
                .containsExactly("The address range \"" + cidr
                        + "\" has no valid prefix length: write a whole number from 0 to 128, after the slash.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:10.0.0.0/8", "::ffff:0:0/95", "::ffff:10.0.0.0/0", "::ffff:10.0.0.0/129"})
    void names_a_bad_prefix_length_of_an_ipv4_mapped_address(String cidr) {
        assertThat(mistakes(cidr))
                .singleElement()
                .asString()
                .contains("\"" + cidr + "\"", "96 to 128, as the address is IPv4");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, 10.0.0.0/8, 10.0.0.1",
        "10.0.0.1/0, 0.0.0.0/0, 10.0.0.1",
        "192.0.2.7/31, 192.0.2.6/31, 192.0.2.7",
        "2001:db8::1/32, 2001:db8::/32, 2001:db8::1",
        "2001:db8::1/64, 2001:db8::/64, 2001:db8::1",
        "2001:db8::1/127, 2001:db8::/127, 2001:db8::1",
        "::1/0, ::/0, ::1",
        "::ffff:10.0.0.1/104, 10.0.0.0/8, 10.0.0.1"
    })
    void names_the_network_where_bits_are_set_after_the_prefix(String cidr, String network, String single) {
        assertThat(mistakes(cidr))
                .containsExactly("The address range \"" + cidr + "\" has bits set after its prefix: write \"" + network
                        + "\" for the whole network, or \"" + single + "\" for the one address.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "example.org/24",
                "localhost",
                "10.0.0/8",
                "10/8",
                "010.0.0.0/8",
                "10.0.0.0.0/8",
                " 10.0.0.0/8",
                "10.0.0.0 /8",
                "10.0.0.0-10.0.0.255",
                "10.0.0.*",
                "${WEBHOOK_RANGES}",
                "10.0.0.0/8,192.0.2.0/24",
                "[2001:db8::]/32",
                "2001:db8:/32",
                "*",
                "10.0.0.0\\8",
                "\u0661.2.3.4"
            })
    void names_what_is_no_address(String cidr) {
        assertThat(mistakes(cidr))
                .singleElement()
                .asString()
                .startsWith("The address range \"" + cidr + "\" ")
                .contains("192.0.2.0/24");
    }

    @Test
    void names_a_missing_address() {
        assertThat(mistakes("/24"))
                .containsExactly(
                        "The address range \"/24\" has no address before the slash: write one such as 192.0.2.0/24.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u2003"})
    void says_that_an_entry_is_blank(String cidr) {
        assertThat(mistakes(cidr))
                .containsExactly("An address range is blank: write one such as 192.0.2.0/24, or remove the entry.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "fe80::%eth0/10", "fe80::1%"})
    void names_a_zone(String cidr) {
        assertThat(mistakes(cidr)).singleElement().asString().contains("\"" + cidr + "\"", "names a zone");
    }

    @Test
    void says_that_the_list_is_empty() {
        assertThat(mistakes())
                .containsExactly("The list of address ranges is empty: write at least one such as 192.0.2.0/24.");
    }

    @Test
    void names_every_mistake_at_once_and_makes_no_set_of_the_good_ones() {
        assertThat(mistakes("10.0.0.0/33", "192.0.2.0/24", "host", "", "10.0.0.1/8"))
                .hasSize(4)
                .anyMatch(problem -> problem.contains("\"10.0.0.0/33\""))
                .anyMatch(problem -> problem.contains("\"host\""))
                .anyMatch(problem -> problem.contains("blank"))
                .anyMatch(problem -> problem.contains("\"10.0.0.1/8\""));
    }

    private static List<String> mistakes(String... cidrs) {
        var thrown = catchThrowableOfType(WebhookConfigurationException.class, () -> IpRanges.of(List.of(cidrs)));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }
}
