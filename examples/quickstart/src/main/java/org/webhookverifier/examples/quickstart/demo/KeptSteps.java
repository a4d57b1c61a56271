package org.webhookverifier.examples.quickstart.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;

/** Deliveries that are kept before they are acknowledged: one whose handler recovers, and one that becomes a dead letter and is replayed. */
public final class KeptSteps {
    /** How many outcomes there are beside those of the requests. */
    static final int ATTEMPTS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PAID = """
            {"id": "evt_po_1", "type": "payout.paid", "data": {"object": {"id": "po_1", "amount": 125000}}}""";
    private static final String FAILED = """
            {"id": "evt_po_2", "type": "payout.failed", "data": {"object": {"id": "po_2", "amount": 7000}}}""";

    private final Inbox inbox;
    private final Attempts attempts;
    private final Runnable repair;
    private final Console console;
    private final List<Step> steps;

    /**
     * Prepares the steps.
     *
     * @param environment the secrets to sign with
     * @param attempts what the inbox tells
     * @param repair repairs what makes the second delivery a dead letter
     */
    public KeptSteps(
            Map<String, String> environment, Inbox inbox, Attempts attempts, Runnable repair, Console console) {
        this.inbox = inbox;
        this.attempts = attempts;
        this.repair = repair;
        this.console = console;
        var signer = new Signer(environment);
        Instant now = Instant.now();
        steps = List.of(
                new Step("Stripe", "payout.paid, to the source payouts", signer.payout(PAID, now), Result.accepted()),
                new Step(
                        "Stripe",
                        "payout.failed, to the source payouts",
                        signer.payout(FAILED, now),
                        Result.accepted()));
    }

    List<Step> steps() {
        return steps;
    }

    /** Shows what becomes of the deliveries after they were acknowledged, and returns what is not as expected. */
    List<String> watch() throws InterruptedException {
        console.section("Afterwards, on workers of the inbox", "reason");
        var differences = new ArrayList<String>();
        // Of what was refused there is nothing to wait for.
        Duration patience = inbox.count(EntryQuery.all()) == 0 ? Duration.ZERO : PATIENCE;
        // Two deliveries at once: those of the first are told apart by their id.
        var first = new ArrayList<String>();
        var second = new ArrayList<String>();
        for (int i = 0; i < ATTEMPTS - 1; i++) {
            attempts.next(patience).ifPresent(attempt -> (isFirst(attempt) ? first : second).add(shown(attempt)));
        }
        compare("evt_po_1", List.of("received (handler)", "done"), first, differences);
        compare("evt_po_2", List.of("dead (unprocessable)"), second, differences);
        repair.run();
        EntryQuery dead = EntryQuery.all().states(EntryState.DEAD);
        console.replayed(inbox.replay(dead, "quick start", "the account is there now"));
        var replayed = new ArrayList<String>();
        attempts.next(patience).ifPresent(attempt -> replayed.add(shown(attempt)));
        compare("evt_po_2, replayed", List.of("done"), replayed, differences);
        return differences;
    }

    private static boolean isFirst(Attempt attempt) {
        return attempt.delivery().id().equals("evt_po_1");
    }

    private String shown(Attempt attempt) {
        console.attempted(attempt);
        return attempt.next().text() + (attempt.reason().isEmpty() ? "" : " (" + attempt.reason() + ")");
    }

    private static void compare(String what, List<String> expected, List<String> actual, List<String> differences) {
        if (!expected.equals(actual)) {
            differences.add("inbox, " + what + ": expected " + expected + ", but got " + actual);
        }
    }
}
