package org.webhookverifier.examples.quickstart.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.EntryState;

/** Prints what happens, in columns. */
public final class Console {
    private static final int PROVIDER_WIDTH = 9;
    private static final int WHAT_WIDTH = 44;
    private static final int STATUS_WIDTH = 6;
    private static final int OUTCOME_WIDTH = 11;

    private final PrintStream out;

    /** Makes a console that prints to the given stream. */
    public Console(PrintStream out) {
        this.out = out;
    }

    /** Says where the server is. */
    public void started(URI server, int wantedPort) {
        if (wantedPort != 0 && server.getPort() != wantedPort) {
            out.println("Port " + wantedPort + " is taken; this is the next free one.");
        }
        out.println(
                "Listening on " + server + "/webhooks/ for this machine only. Secrets are random, new for each run.");
    }

    void section(String title, String detail) {
        out.println();
        out.println(column(title, PROVIDER_WIDTH + WHAT_WIDTH + 2)
                + column("HTTP", STATUS_WIDTH)
                + column("outcome", OUTCOME_WIDTH)
                + detail);
    }

    void sent(Step step, Result result) {
        out.println("  " + column(step.provider(), PROVIDER_WIDTH) + column(step.what(), WHAT_WIDTH)
                + column(Integer.toString(result.status()), STATUS_WIDTH) + column(result.outcome(), OUTCOME_WIDTH)
                + result.detail());
    }

    void attempted(Attempt attempt) {
        String again = attempt.next() == EntryState.RECEIVED
                ? ", again in " + attempt.delay().toMillis() + " ms"
                : "";
        out.println("  " + column("worker", PROVIDER_WIDTH)
                + column(attempt.delivery().type() + ", attempt " + attempt.number(), WHAT_WIDTH + STATUS_WIDTH)
                + column(attempt.next().text(), OUTCOME_WIDTH) + attempt.reason() + error(attempt) + again);
    }

    private static String error(Attempt attempt) {
        return attempt.results().stream()
                .map(HandlerResult::error)
                .filter(Objects::nonNull)
                .map(error -> ": " + error.getMessage())
                .findFirst()
                .orElse("");
    }

    void replayed(int entries) {
        out.println(
                "  " + column("you", PROVIDER_WIDTH) + "repair what was wrong, and replay " + entries + " dead letter");
    }

    void summary(int count, List<String> differences) {
        out.println();
        if (differences.isEmpty()) {
            out.println("All " + count + " outcomes are the expected ones.");
        } else {
            out.println(differences.size() + " of " + count + " outcomes are not the expected ones:");
            differences.forEach(difference -> out.println("  " + difference));
        }
    }

    /** Prints the command with which the user sends a delivery. */
    public void yourTurn(String command) {
        out.println();
        out.println("Now you: paste this line into another terminal (bash or zsh); it needs curl and openssl.");
        out.println();
        out.println(command);
        out.println();
        out.println(
                "It is answered with 200, and each time it is a new delivery. With another secret or body under the same signature: 401.");
        out.println("What arrives is shown here, until Ctrl-C:");
    }

    /** Shows a request of the user. */
    public void arrived(Journal.Entry entry) {
        Receipt receipt = entry.receipt();
        String time = LocalTime.now(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        var result =
                new Result(receipt.answer().status(), "", receipt.outcome().code(), receipt.reason(), entry.notes());
        out.println("  " + column(receipt.source(), PROVIDER_WIDTH) + column("at " + time, WHAT_WIDTH)
                + column(Integer.toString(result.status()), STATUS_WIDTH) + column(result.outcome(), OUTCOME_WIDTH)
                + result.detail());
    }

    private static String column(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
