package org.webhookverifier.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.examples.quickstart.demo.Journal;

/** The quick start runs, notices what is not as it should be, and prints a command that works. */
class QuickStartTest {
    private static final int ANY_PORT = 0;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    @Test
    void everything_comes_out_as_expected() throws Exception {
        try (var quickStart = new QuickStart(ANY_PORT, Clock.systemUTC(), out)) {
            assertThat(quickStart.demonstrate()).as(this::output).isZero();
        }
        assertThat(output()).contains("All 24 outcomes are the expected ones.").doesNotContain("Exception", "secret=");
    }

    @Test
    void an_outcome_that_is_not_expected_gives_exit_status_1_and_is_named() throws Exception {
        var anHourAhead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (var quickStart = new QuickStart(ANY_PORT, anHourAhead, out)) {
            assertThat(quickStart.demonstrate()).isEqualTo(1);
        }
        assertThat(output())
                .contains("outcomes are not the expected ones:")
                .contains("Stripe, invoice.paid, version 2025-03-31.basil: expected")
                .contains("but got 401 rejected (stale)")
                .doesNotContain("GitHub, push: expected");
    }

    @Test
    void a_taken_port_makes_it_use_the_next_free_one_and_say_so() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var quickStart = new QuickStart(taken.getLocalPort(), Clock.systemUTC(), out)) {
            assertThat(quickStart.curlLine()).doesNotContain(":" + taken.getLocalPort() + "/");
            assertThat(output()).contains("Port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void the_printed_command_sends_a_delivery_that_reaches_the_handler() throws Exception {
        assumeTrue(runs("curl", "--version"), "NOT TESTED: there is no curl on this machine");
        assumeTrue(runs("openssl", "version"), "NOT TESTED: there is no openssl on this machine");
        try (var quickStart = new QuickStart(ANY_PORT, Clock.systemUTC(), out)) {
            Process bash = new ProcessBuilder("bash", "-c", quickStart.curlLine())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(bash.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 200");
            Journal.Entry entry = quickStart.journal().next();
            assertThat(entry.receipt().outcome()).isEqualTo(Outcome.HANDLED);
            assertThat(entry.notes()).containsExactly("invoice in_yours, 12.34 EUR, no subscription");
        }
    }

    @Test
    void as_a_program_it_ends_with_status_0_after_the_demonstration() throws Exception {
        Process java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquickstart.once=true",
                        "-Dquickstart.port=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QuickStart.class.getName()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), UTF_8);

        assertThat(java.waitFor()).as(printed).isZero();
        assertThat(printed).contains("All 24 outcomes").doesNotContain("curl");
    }

    private String output() {
        return bytes.toString(UTF_8);
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
