package org.webhookverifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerReaderTest {
    @ParameterizedTest
    @CsvSource({"020101, 1", "02017f, 127", "02020080, 128", "0203010001, 65537"})
    void a_positive_number_in_its_shortest_form_is_read(String hex, int number) {
        DerReader reader = reader(hex);

        assertThat(reader.takePositive()).isEqualTo(number);
        assertThat(reader.isAtEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02", "0201", "0200", "020180", "02020000", "0202007f", "02028000", "040101"})
    void anything_else_is_no_positive_number(String hex) {
        assertThat(reader(hex).takePositive()).isNull();
    }

    @Test
    void a_length_is_read_in_its_shortest_form_only() {
        assertThat(taken("30" + "7f" + "00".repeat(127))).isEqualTo(127);
        assertThat(taken("30" + "8180" + "00".repeat(128))).isEqualTo(128);
        assertThat(taken("30" + "820100" + "00".repeat(256))).isEqualTo(256);
        assertThat(taken("30" + "817f" + "00".repeat(127))).isEqualTo(-1);
        assertThat(taken("30" + "8200ff" + "00".repeat(255))).isEqualTo(-1);
        assertThat(taken("30" + "83000100" + "00".repeat(256))).isEqualTo(-1);
        assertThat(taken("30" + "80" + "0000")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "3001", "3081", "308201", "30820100", "3002ff", "ff00", ""})
    void what_ends_too_early_is_malformed(String hex) {
        assertThat(reader(hex).take(DerReader.SEQUENCE)).isNull();
    }

    @Test
    void a_string_of_bits_has_whole_bytes() {
        assertThat(reader("030200ff").takeBytes()).containsExactly(0xff);
        assertThat(reader("030204f0").takeBytes()).isNull();
        assertThat(reader("0300").takeBytes()).isNull();
        assertThat(reader("0402ff00").takeBytes()).isNull();
    }

    private static int taken(String hex) {
        DerReader content = reader(hex).take(DerReader.SEQUENCE);
        return content == null ? -1 : content.rest().length;
    }

    private static DerReader reader(String hex) {
        return new DerReader(HexFormat.of().parseHex(hex));
    }
}
