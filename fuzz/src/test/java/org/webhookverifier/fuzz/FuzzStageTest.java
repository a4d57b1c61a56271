package org.webhookverifier.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every target, as often as {@code fuzz.runs} says, without an exception and without an input that takes more than 10 ms. */
@Execution(ExecutionMode.CONCURRENT)
class FuzzStageTest {
    private static final String CHOSEN = System.getProperty("fuzz.target", "");
    private static final long RUNS = Long.getLong("fuzz.runs");

    static List<FuzzTarget> targets() {
        return FuzzTarget.all().stream()
                .filter(target -> CHOSEN.isEmpty() || List.of(CHOSEN.split(",")).contains(target.name()))
                .toList();
    }

    @Test
    void there_is_a_target_to_run() {
        assertThat(targets()).as("targets named '%s'", CHOSEN).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void survives_whatever_it_is_given(FuzzTarget target) throws IOException, InterruptedException {
        var directory = Path.of(System.getProperty("fuzz.directory"), target.name());
        var run = new FuzzRun(target, directory, System.getProperty("fuzz.seed"));
        String input = System.getProperty("fuzz.input", "");
        FuzzRun.Result result = input.isEmpty() ? run.fuzz(RUNS) : run.repeat(Path.of(input));

        assertThat(result.exitCode()).as(result.findings()).isZero();
        assertThat(result.executions()).as(result.findings()).isGreaterThanOrEqualTo(input.isEmpty() ? RUNS : 1);
    }
}
