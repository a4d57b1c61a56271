package org.webhookverifier;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.Arrival;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.Intake;
import org.webhookverifier.source.Source;

/**
 * Puts deliveries into the inbox, where receivers without one would handle them.
 *
 * <p>Immutable and thread-safe.
 */
final class Keeping {
    private final Inbox inbox;

    Keeping(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Returns whether the deliveries of a source are kept. */
    boolean keeps(Source source) {
        return inbox.keeps(source.name());
    }

    /** Keeps a delivery. */
    Receipt keep(Source source, Arrival arrival) {
        return keep(source, List.of(arrival)).get(0);
    }

    /** Keeps the deliveries of one request, all of them or none, and returns what became of each. */
    List<Receipt> keep(Source source, List<Arrival> arrivals) {
        Intake intake = arrivals.isEmpty() ? new Intake.Kept(List.of()) : inbox.accept(arrivals);
        var receipts = new ArrayList<Receipt>(arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            Delivery delivery = arrivals.get(i).delivery();
            receipts.add(
                    intake instanceof Intake.Kept kept
                            ? receipt(source, arrivals.get(i), kept.answers().get(i))
                            : refused(delivery, (Intake.Refused) intake));
        }
        return receipts;
    }

    private static Receipt receipt(Source source, Arrival arrival, Acceptance acceptance) {
        Answer success = Answer.success(source.provider());
        Delivery delivery = arrival.delivery();
        return acceptance instanceof Acceptance.Known known
                ? new Receipt.Duplicate(delivery, known.sameContent(), success)
                : new Receipt.Accepted(delivery, acceptance.id(), arrival.reason(), success);
    }

    private static Receipt refused(Delivery delivery, Intake.Refused refused) {
        return new Receipt.Unavailable(delivery, refused.reason(), refused.error());
    }
}
