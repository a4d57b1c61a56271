package org.webhookverifier.examples.quickstart.demo;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends messages, one after the other, and compares what becomes of them with what should. */
public final class Demonstration {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sender sender;
    private final Signer signer;
    private final Journal journal;
    private final Console console;
    private final KeptSteps kept;
    private final List<String> differences = new ArrayList<>();

    /**
     * Prepares the demonstration.
     *
     * @param server where to send
     * @param environment the secrets to sign with
     * @param journal what the server tells of each request
     * @param kept what is kept before it is acknowledged
     */
    public Demonstration(
            URI server, Map<String, String> environment, Journal journal, Console console, KeptSteps kept) {
        this.sender = new Sender(server);
        this.signer = new Signer(environment);
        this.journal = journal;
        this.console = console;
        this.kept = kept;
    }

    /** Sends everything, and returns whether all of it came out as expected; the console names what did not. */
    public boolean run() throws InterruptedException {
        var genuine = new GenuineSteps(signer);
        var forged = new ForgedSteps(signer, genuine);
        send("Deliveries as the providers send them", "what the handler got", genuine.steps());
        send("Copies: a copy is acknowledged, and no handler runs", "reason", forged.copies());
        send("Forgeries: the sender sees a status and no more", "reason, in log and listener only", forged.refused());
        send("Kept in a file, then acknowledged, then handled", "", kept.steps());
        differences.addAll(kept.watch());
        console.summary(
                genuine.steps().size()
                        + forged.copies().size()
                        + forged.refused().size()
                        + kept.steps().size()
                        + KeptSteps.ATTEMPTS,
                differences);
        return differences.isEmpty();
    }

    private void send(String title, String detail, List<Step> steps) throws InterruptedException {
        console.section(title, detail);
        for (Step step : steps) {
            HttpResponse<String> response = sender.send(step.message());
            Result result = result(response, journal.next(PATIENCE));
            console.sent(step, result);
            if (!result.equals(step.expected())) {
                differences.add(
                        step.provider() + ", " + step.what() + ": expected " + step.expected() + ", but got " + result);
            }
        }
    }

    private static Result result(HttpResponse<String> response, Optional<Journal.Entry> entry) {
        String outcome = entry.map(known -> known.receipt().outcome().code()).orElse("unnoticed");
        String reason = entry.map(known -> known.receipt().reason()).orElse("");
        List<String> notes = entry.map(Journal.Entry::notes).orElse(List.of());
        return new Result(response.statusCode(), response.body(), outcome, reason, notes);
    }
}
