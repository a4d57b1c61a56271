package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4LiteralTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "1.2.3.4", "10.200.99.100", "192.0.2.1", "255.255.255.255"})
    void reads_four_decimal_octets(String text) {
        assertThat(IpAddress.parse(text)).hasToString(text);
        assertThat(read(text).isIpv4()).isTrue();
    }

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource({
        "127.1,short form of two numbers",
        "127.0.1,short form of three numbers",
        "127,a single octet",
        "2130706433,integer",
        "0177.0.0.1,octal",
        "010.0.0.1,octal that differs from its decimal reading",
        "1.2.3.04,leading zero in the last octet",
        "00.0.0.0,two zeros",
        "0x7f.0.0.1,hexadecimal octet",
        "0x7f000001,hexadecimal integer",
        "1.2.3.256,octet too large",
        "1.2.3.4294967297,octet that overflows",
        "1.2.3.18446744073709551617,octet that overflows 64 bits",
        "1.2.3.4.,trailing dot",
        ".1.2.3.4,leading dot",
        "1..3.4,empty octet",
        "1.2.3.,empty last octet",
        "1.2.3.4.5,five octets",
        "+1.2.3.4,plus sign",
        "1.2.3.-4,minus sign",
        "1.2 .3.4,space inside",
        "\u0661.\u0662.\u0663.\u0664,Arabic-Indic digits",
        "\uff11.2.3.4,full-width digit",
        "1\u30022\u30023\u30024,ideographic full stops",
        "1.2.3.4:80,port",
        "[1.2.3.4],brackets",
        "1.2.3.4/32,prefix length",
        "1.2.3.4%eth0,zone",
        "1.2.3.1e1,exponent",
        "localhost,name",
        "example.org,domain name",
        "1.2.3.4.example.org,name that starts with an address",
        "unknown,word"
    })
    void refuses_what_is_no_ipv4_literal(String text, String why) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4\t",
                "1.2.3.4\n",
                "1.2.3.4\r",
                "1.2.3.4\0",
                "\u000b1.2.3.4",
                "1.2.3.4\u00a0",
                "1.2.3.4\u200b",
                "\ufeff1.2.3.4"
            })
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
