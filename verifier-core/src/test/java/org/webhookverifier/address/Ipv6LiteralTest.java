package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6LiteralTest {
    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0:8:800:200C:417A, 2001:db8::8:800:200c:417a",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "1::5:1.2.3.4, 1::5:102:304",
        "::ffff:0:0:1, ::ffff:0:0:1",
        "::ffff:0:1.2.3.4, ::ffff:0:102:304",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void reads_ipv6_and_writes_the_canonical_form(String text, String canonical) {
        assertThat(read(text)).hasToString(canonical);
        assertThat(read(text).isIpv4()).isFalse();
        assertThat(read(canonical)).isEqualTo(read(text));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource({
        "1:2:3:4:5:6:7, too few groups",
        "1:2:3:4:5:6:7:8:9, too many groups",
        "1:2:3:4::5:6:7:8, :: that stands for nothing",
        "1:2:3:4:5:6:7:8::, :: after eight groups",
        "::1:2:3:4:5:6:7:8, :: before eight groups",
        "1::2::3, two ::",
        "::1::, two :: at the ends",
        "1:::2, three colons",
        ":::, three colons alone",
        "::::, four colons",
        ":, one colon",
        ":1::2, one leading colon",
        "1::2:, one trailing colon",
        ":1:2:3:4:5:6:7, leading colon for a group",
        "1:2:3:4:5:6:7:, trailing colon for a group",
        "12345::, five digits",
        "00001::, five digits of which four are zeros",
        "g::, no hexadecimal digit",
        "1.2.3.4::, IPv4 at the start",
        "::1.2.3.4:5, IPv4 in the middle",
        "1:2:3:4:5:6:7:1.2.3.4, IPv4 as the eighth group",
        "1:2:3:4:5:1.2.3.4, IPv4 with too few groups",
        "1:2:3:4:5:6::1.2.3.4, :: that stands for nothing before IPv4",
        "::1.2.3, short IPv4",
        "::01.2.3.4, octal IPv4",
        "::1.2.3.256, IPv4 octet too large",
        "::ffff:0x7f.0.0.1, hexadecimal IPv4",
        "::+1, plus sign",
        "::-1, minus sign",
        "::1/128, prefix length",
        "[::1], brackets",
        "[::1]:80, brackets and port",
        "::\u0661, Arabic-Indic digit",
        "::\uff41, full-width letter",
        "::ffff:1.2.3.\u0664, Arabic-Indic digit in IPv4",
        "::1\u0131, dotless i"
    })
    void refuses_what_is_no_ipv6_literal(String text, String why) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:1.2.3.4", "::FFFF:102:304", "0:0:0:0:0:ffff:1.2.3.4", "::ffff:0102:0304"})
    void an_ipv4_mapped_address_is_the_ipv4_address(String mapped) {
        assertThat(read(mapped)).isEqualTo(read("1.2.3.4")).hasToString("1.2.3.4");
        assertThat(read(mapped).isIpv4()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fe80::1%eth0", "fe80::1%4", "FE80::1%wlan0.1", "fe80:0:0:0:0:0:0:1%a_b-c~d", "fe80::0.0.0.1%1"})
    void takes_the_zone_off_a_link_local_address(String text) {
        assertThat(read(text)).isEqualTo(read("fe80::1")).hasToString("fe80::1");
        assertThat(IpRanges.of(List.of("fe80::1")).contains(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::1%eth0",
                "::1%lo",
                "fec0::1%eth0",
                "fe7f::1%eth0",
                "::ffff:1.2.3.4%eth0",
                "fe80::1%",
                "fe80::1%a%b",
                "fe80::1%eth0 ",
                "fe80::1%e/0",
                "fe80::1%\u0661",
                "%eth0",
                "fe80%eth0",
                "fe80::1%25eth0]"
            })
    void refuses_a_zone_elsewhere_and_a_malformed_one(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1 ", " ::1", "::1\0", "::1\n", "\u00a0::1", ":: 1"})
    void refuses_whitespace_and_control_characters(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        assertThat(IpAddress.parse(text)).isNull();
        assertThat(IpRanges.of(List.of("0.0.0.0/0", "::/0")).contains(text)).isFalse();
    }

    private static IpAddress read(String text) {
        IpAddress address = IpAddress.parse(text);
        assertThat(address).as(text).isNotNull();
        return address;
    }
}
