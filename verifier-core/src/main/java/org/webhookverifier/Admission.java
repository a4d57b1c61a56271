package org.webhookverifier;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.source.Source;

/**
 * What the steps up to the claim gave: the answer, or the right to handle the delivery.
 *
 * <p>For adapters that let the application's own code handle the delivery instead of annotated handlers.
 */
public sealed interface Admission {
    /**
     * There is nothing to handle: the request was refused, or is a duplicate, or a handshake.
     *
     * @param receipt what became of it
     */
    record Answered(Receipt receipt) implements Admission {}

    /**
     * The delivery is the caller's to handle; exactly one of {@link #complete}, {@link #fail} has to be called afterwards. Where
     * neither is, the claim ends with its lease. Used by one thread at a time.
     */
    final class Admitted implements Admission {
        private final Source source;
        private final Delivery delivery;
        private final @Nullable Payload payload;
        private final DedupStore store;
        private final Claim.Claimed claim;
        private final ReceiptReport report;

        Admitted(
                Source source,
                Delivery delivery,
                @Nullable Payload payload,
                DedupStore store,
                Claim.Claimed claim,
                ReceiptReport report) {
            this.source = source;
            this.delivery = delivery;
            this.payload = payload;
            this.store = store;
            this.claim = claim;
            this.report = report;
        }

        /** Returns the delivery. */
        public Delivery delivery() {
            return delivery;
        }

        @Nullable
        Payload payload() {
            return payload;
        }

        Set<String> finishedBefore() {
            return claim.finished();
        }

        /** Says that the delivery is handled. The receipt tells what to answer: another holder may have taken over. */
        public Receipt complete() {
            return report.of(completed(List.of()));
        }

        /** Says that the delivery could not be handled, so that the sender's retry runs it again. */
        public Receipt fail(@Nullable Throwable error) {
            return report.of(released(new Receipt.Failed(source.name(), delivery, List.of(), error), List.of()));
        }

        Receipt end(List<HandlerResult> results) {
            boolean finished = true;
            boolean failed = false;
            for (HandlerResult result : results) {
                finished &= result.finished();
                failed |= !result.finished() && !result.isHopeless();
            }
            if (finished) {
                return completed(results);
            }
            Receipt receipt = failed
                    ? new Receipt.Failed(source.name(), delivery, results, null)
                    : new Receipt.Unreadable(
                            source.name(), delivery, "no retry makes the payload fit a model or a handler", results);
            return released(receipt, results);
        }

        private Receipt completed(List<HandlerResult> results) {
            try {
                if (store.complete(delivery.key(), claim.token(), source.retention())) {
                    Answer answer = Answer.success(source.provider());
                    return new Receipt.Handled(delivery, results, answer);
                }
                // The lease was over and somebody else has the delivery: how that one ends decides.
                return new Receipt.InProgress(delivery, source.lease());
            } catch (RuntimeException e) {
                return new Receipt.Unavailable(delivery, "store_error", e);
            }
        }

        private Receipt released(Receipt receipt, List<HandlerResult> results) {
            var names = new TreeSet<>(claim.finished());
            for (HandlerResult result : results) {
                if (result.finished()) {
                    names.add(result.handler());
                }
            }
            try {
                store.release(delivery.key(), claim.token(), names, source.retention());
                return receipt;
            } catch (RuntimeException e) {
                return new Receipt.Unavailable(delivery, "store_error", e);
            }
        }
    }
}
