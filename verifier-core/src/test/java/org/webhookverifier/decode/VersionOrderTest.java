package org.webhookverifier.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.decode.VersionOrder.NATURAL;
import static org.webhookverifier.decode.VersionOrder.same;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("odd-jvm")
class VersionOrderTest {
    private static final String ALPHABET = "00129.-_vVbz٣é";

    @Test
    void orders_numbers_by_value() {
        assertAscending("1", "2", "10");
        assertAscending("v1", "v2", "v10");
        assertAscending("1.2", "1.10", "2.0");
        assertAscending("2024-9", "2024-10");
    }

    @Test
    void orders_dates_with_and_without_a_name() {
        assertAscending("2024-06-20", "2024-09-30.acacia", "2025-03-31.basil", "2025-04-30.basil", "2025-09-30.clover");
        assertAscending("2025-03-31", "2025-03-31.basil", "2025-04-01");
    }

    @Test
    void orders_words_after_numbers() {
        assertAscending("2024-10", "2025-01", "unstable");
        assertAscending("2", "v1");
    }

    @Test
    void orders_a_text_before_every_longer_one_that_starts_with_it() {
        assertAscending("", "1", "1.0", "1.0.0", "1.0.0-beta");
    }

    @Test
    void compares_runs_of_digits_that_are_longer_than_any_number_type() {
        String long19 = "9223372036854775807";
        assertAscending(long19, "9223372036854775808", "9".repeat(40), "1" + "0".repeat(40));
        assertThat(same("0".repeat(50) + "7", "7")).isTrue();
    }

    @Test
    void takes_two_texts_as_the_same_version_only_up_to_case_and_leading_zeros() {
        assertThat(same("V2", "v02")).isTrue();
        assertThat(same("2024-06-20.Basil", "2024-6-20.basil")).isTrue();
        assertThat(same("0", "000")).isTrue();
        assertThat(same("v2", "2")).isFalse();
        assertThat(same("1", "1.0")).isFalse();
        assertThat(same("", "0")).isFalse();
    }

    @Test
    void takes_only_ascii_digits_and_letters_as_such() {
        assertAscending("10", "٣");
        assertThat(same("É", "é")).isFalse();
    }

    @Test
    void does_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(same("I1", "i1")).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void is_a_total_order() {
        var random = new Random(20241103);
        for (int i = 0; i < 200_000; i++) {
            String a = text(random);
            String b = text(random);
            String c = text(random);
            assertThat(NATURAL.compare(a, a)).isZero();
            assertThat(sign(a, b)).as("'%s' '%s'", a, b).isEqualTo(-sign(b, a));
            if (sign(a, b) <= 0 && sign(b, c) <= 0) {
                assertThat(sign(a, c)).as("'%s' '%s' '%s'", a, b, c).isLessThanOrEqualTo(0);
            }
            if (sign(a, b) == 0) {
                assertThat(sign(a, c)).as("'%s' '%s' '%s'", a, b, c).isEqualTo(sign(b, c));
            }
        }
    }

    @Test
    void agrees_with_the_documented_equality() {
        var random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            String a = text(random);
            String b = text(random);
            assertThat(same(a, b)).as("'%s' '%s'", a, b).isEqualTo(canonical(a).equals(canonical(b)));
        }
    }

    /** The equality as the documentation words it, written another way. */
    private static String canonical(String text) {
        return text.replaceAll("[A-Z]", "$0~").replace("V~", "v").replaceAll("(?<![0-9])0+(?=[0-9])", "");
    }

    private static int sign(String a, String b) {
        return Integer.signum(NATURAL.compare(a, b));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static void assertAscending(String... texts) {
        var shuffled = new ArrayList<>(List.of(texts));
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(NATURAL);
        assertThat(shuffled).containsExactly(texts);
        for (int i = 1; i < texts.length; i++) {
            assertThat(NATURAL.compare(texts[i - 1], texts[i])).isNegative();
        }
    }
}
