package org.webhookverifier.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RatioTableTest {
    private final List<Measurement> measurements = JmhResults.read(List.of(fixture("/jmh.json")));
    private final String table = RatioTable.of(measurements);

    @Test
    void ratios_are_those_of_the_medians_of_all_iterations() {
        assertThat(row("| `stripe` / `bareMac`, 1 KB"))
                .isEqualTo("| `stripe` / `bareMac`, 1 KB | 1.10 | 990 / 900 | ±5.6 % | <= 1.15 | met |");
        assertThat(row("| `slack` / `bareMac`, 1 KB")).contains("| 1.20 |").endsWith("| **missed** |");
    }

    @Test
    void rounds_are_put_together_and_of_samples_the_middle_counts() {
        List<Measurement> rounds = JmhResults.read(List.of(fixture("/round-1.json"), fixture("/round-2.json")));

        assertThat(rounds).singleElement().satisfies(each -> {
            assertThat(each.nanos().median()).isEqualTo(820);
            assertThat(each.bytes()).isEqualTo(80);
        });
    }

    @Test
    void other_units_are_converted() {
        assertThat(row("| `stripeJava` / `stripe`, 1 KB"))
                .isEqualTo("| `stripeJava` / `stripe`, 1 KB | 4 | 3,960 / 990 | ±0.0 % | >= 4 | met |");
    }

    @Test
    void the_goal_beside_the_slack_sdk_depends_on_the_jdk() {
        assertThat(row("| `slackSdk` / `slack`")).contains("| 5 |").endsWith("| >= 8 | **missed** |");
        List<Measurement> newer = measurements.stream()
                .map(each -> new Measurement("25.0.1", each.name(), each.length(), each.nanos(), each.bytes()))
                .toList();
        assertThat(row(RatioTable.of(newer), "| `slackSdk` / `slack`")).endsWith("| >= 3.50 | met |");
    }

    @Test
    void bytes_are_whole_and_have_goals_of_their_own() {
        assertThat(row("| `VerifyBenchmark.stripe`")).endsWith("| 96 | <= 96 | met |");
        assertThat(row("| `VerifyBenchmark.slack`")).endsWith("| 97 | <= 96 | **missed** |");
        assertThat(row("| `RefusalBenchmark.stale`"))
                .isEqualTo("| `RefusalBenchmark.stale` |  | 150 | ±0.0 % | <= 150 | met | 0 | <= 0 | met |");
    }

    @Test
    void times_have_goals() {
        assertThat(row("| `RefusalBenchmark.missingHeader`"))
                .contains("| 151 |")
                .contains("<= 150 | **missed**");
        assertThat(row("| `AddressBenchmark.containsText`")).contains("<= 100 | **missed**");
    }

    @Test
    void a_goal_without_measurement_is_not_met() {
        assertThat(row("| `standardWebhooks` / `standard`")).endsWith("| >= 2 | not measured |");
    }

    private String row(String start) {
        return row(table, start);
    }

    private static String row(String table, String start) {
        return table.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private static Path fixture(String name) {
        try {
            URL url = Objects.requireNonNull(RatioTableTest.class.getResource(name));
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
