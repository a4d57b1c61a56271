package org.webhookverifier.answer;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.verify.Reason;

/**
 * What became of a request. It knows its HTTP answer, so that adapters need not look at anything else.
 *
 * <p>An answer of 2xx means that the delivery is durable in the inbox, or that the handlers completed, now or for an earlier copy, or
 * that there was nothing to handle.
 */
public sealed interface Receipt {
    /** Returns the name of the source. */
    String source();

    /** Returns what became of the request, in one word. */
    Outcome outcome();

    /** Returns the answer for the sender. */
    Answer answer();

    /** Returns the delivery, where the request got so far that it is known to be one. */
    default Optional<Delivery> verifiedDelivery() {
        return Optional.empty();
    }

    /** Returns why, as a short text for logs and metrics that holds nothing of the request; empty where there is nothing to explain. */
    default String reason() {
        return "";
    }

    /** Returns whether the sender may take the delivery as delivered. */
    default boolean acknowledged() {
        return answer().status() / 100 == 2;
    }

    /**
     * Every handler has finished.
     *
     * @param results what each handler made of the delivery
     */
    record Handled(Delivery delivery, List<HandlerResult> results, Answer answer) implements Receipt {
        @Override
        public String source() {
            return delivery.source();
        }

        @Override
        public Outcome outcome() {
            return Outcome.HANDLED;
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.of(delivery);
        }
    }

    /**
     * The delivery is in the inbox, and no crash loses it any more; it is handled afterwards.
     *
     * @param entry the number of its entry
     * @param reason why it does not wait to be handled: {@code unreadable} if it is a dead letter, {@code paused} if it is parked;
     *     otherwise empty
     */
    record Accepted(Delivery delivery, long entry, String reason, Answer answer) implements Receipt {
        @Override
        public String source() {
            return delivery.source();
        }

        @Override
        public Outcome outcome() {
            return Outcome.ACCEPTED;
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.of(delivery);
        }
    }

    /**
     * Nobody wants the delivery at present.
     *
     * @param reason {@code no_handler}, or {@code unsubscribed} if its source, its type or all its handlers are
     */
    record Ignored(Delivery delivery, String reason, Answer answer) implements Receipt {
        @Override
        public String source() {
            return delivery.source();
        }

        @Override
        public Outcome outcome() {
            return Outcome.IGNORED;
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.of(delivery);
        }
    }

    /**
     * The filters of the application do not let the delivery through; it is not stored.
     *
     * @param reason {@code source} if the filter of the source does not, {@code handlers} if those of all its handlers do not
     */
    record Filtered(Delivery delivery, String reason, Answer answer) implements Receipt {
        @Override
        public String source() {
            return delivery.source();
        }

        @Override
        public Outcome outcome() {
            return Outcome.FILTERED;
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.of(delivery);
        }
    }

    /**
     * The delivery was completed before.
     *
     * @param sameContent whether the completed one had the same content; if not, the first one counts
     */
    record Duplicate(Delivery delivery, boolean sameContent, Answer answer) implements Receipt {
        @Override
        public String source() {
            return delivery.source();
        }

        @Override
        public Outcome outcome() {
            return Outcome.DUPLICATE;
        }

        @Override
        public String reason() {
            return sameContent ? "same_content" : "other_content";
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.of(delivery);
        }
    }

    /** The provider checked the endpoint. */
    record Handshaken(String source, Answer answer) implements Receipt {
        @Override
        public Outcome outcome() {
            return Outcome.HANDSHAKE;
        }
    }

    /** A copy of the delivery is being processed: acknowledging this one could lose the event if the other still fails. */
    record InProgress(Delivery delivery, Duration retryAfter) implements Receipt {
        @Override
        public String source() {
            return delivery.source();
        }

        @Override
        public Outcome outcome() {
            return Outcome.IN_PROGRESS;
        }

        @Override
        public Answer answer() {
            return Answer.retryAfter(Math.max(1, retryAfter.toSeconds()));
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.of(delivery);
        }
    }

    /**
     * Not proved to be authentic.
     *
     * @param why the reason
     * @param detail which header or check it was
     */
    record Rejected(String source, Reason why, String detail) implements Receipt {
        @Override
        public Outcome outcome() {
            return Outcome.REJECTED;
        }

        @Override
        public Answer answer() {
            return why == Reason.SECRETS_UNAVAILABLE ? Answer.retryAfter(1) : Answer.status(why.status());
        }

        @Override
        public String reason() {
            return why.code();
        }
    }

    /**
     * Authentic but not readable.
     *
     * @param delivery the delivery, if it could be identified
     * @param detail what is wrong, without any text of the payload
     */
    record Unreadable(String source, @Nullable Delivery delivery, String detail, List<HandlerResult> results)
            implements Receipt {
        @Override
        public Outcome outcome() {
            return Outcome.UNREADABLE;
        }

        @Override
        public Answer answer() {
            return Answer.status(400);
        }

        @Override
        public String reason() {
            return delivery == null ? "envelope" : "payload";
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.ofNullable(delivery);
        }
    }

    /**
     * A handler failed, or the library did; the claim is released.
     *
     * @param delivery the delivery, if it could be identified
     * @param error what was thrown, never shown to the sender
     */
    record Failed(
            String source,
            @Nullable Delivery delivery,
            List<HandlerResult> results,
            @Nullable Throwable error) implements Receipt {
        @Override
        public Outcome outcome() {
            return Outcome.FAILED;
        }

        /** Returns 500 or, where every handler that failed said when to try again, 503 with the longest of these times. */
        @Override
        public Answer answer() {
            long seconds = 0;
            for (HandlerResult result : results) {
                if (result.error() instanceof RetryLater later) {
                    seconds = Math.max(seconds, Math.max(1, later.after().toSeconds()));
                } else if (!result.finished()) {
                    return Answer.status(500);
                }
            }
            return seconds == 0 ? Answer.status(500) : Answer.retryAfter(seconds);
        }

        @Override
        public String reason() {
            return results.isEmpty() ? "internal" : "handler";
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.ofNullable(delivery);
        }
    }

    /**
     * The store of claims or the inbox is down, slow or full, or the delivery is paused and there is no inbox.
     *
     * @param reason {@code store_full}, {@code store_error}, {@code inbox_full}, {@code inbox_slow}, {@code inbox_error},
     *     {@code inbox_closed}, or {@code paused} where nothing keeps the delivery until it is resumed
     */
    record Unavailable(
            Delivery delivery, String reason, @Nullable Throwable error) implements Receipt {
        @Override
        public String source() {
            return delivery.source();
        }

        @Override
        public Outcome outcome() {
            return Outcome.UNAVAILABLE;
        }

        @Override
        public Answer answer() {
            return Answer.retryAfter(5);
        }

        @Override
        public Optional<Delivery> verifiedDelivery() {
            return Optional.of(delivery);
        }
    }

    /**
     * Refused before anything of it was checked.
     *
     * @param why the reason
     * @param detail what the reason leaves open, fit for a log; often empty
     */
    record Refused(String source, Why why, String detail) implements Receipt {
        /** What was wrong with the request as such. */
        public enum Why {
            /** The body is longer than the source's limit. */
            TOO_LARGE(413),
            /** Webhooks are sent by POST. */
            METHOD(405),
            /** The body is compressed: what is signed could not be told, and a small body could become a huge one. */
            CONTENT_CODING(415),
            /** The body did not arrive whole. */
            BROKEN_BODY(400),
            /** The body arrived, but something in the application read it before it could be verified. */
            BODY_CONSUMED(500);

            private final int status;

            Why(int status) {
                this.status = status;
            }
        }

        /** Makes a receipt whose reason leaves nothing open. */
        public Refused(String source, Why why) {
            this(source, why, "");
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }

        @Override
        public Answer answer() {
            return why == Why.METHOD
                    ? new Answer(405, Map.of("Allow", "POST"), new byte[0])
                    : Answer.status(why.status);
        }

        @Override
        public String reason() {
            return why.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The request held several events, and each became a delivery of its own; listeners have been told of each, not of this.
     *
     * <p>The worst of them decides what the sender gets: one that failed, one that is in progress or has no room, one that cannot be
     * read. A copy of the request then runs those again that have not been handled, and no other.
     *
     * @param receipts what became of each, in their order
     * @param success the answer if nothing is left to do
     */
    record Batch(String source, List<Receipt> receipts, Answer success) implements Receipt {
        private static final List<Integer> WORST_FIRST = List.of(500, 503, 400);

        /** Keeps its own copy of the receipts. */
        public Batch {
            receipts = List.copyOf(receipts);
        }

        @Override
        public Outcome outcome() {
            return worst().map(Receipt::outcome).orElseGet(() -> isAccepted() ? Outcome.ACCEPTED : Outcome.HANDLED);
        }

        @Override
        public Answer answer() {
            return worst().map(Receipt::answer).orElseGet(this::whenNothingIsLeft);
        }

        @Override
        public String reason() {
            return worst().map(Receipt::reason).orElse("");
        }

        // A handshake that comes as a list of one wants its answer.
        private Answer whenNothingIsLeft() {
            return receipts.size() == 1 && receipts.get(0) instanceof Handshaken handshaken
                    ? handshaken.answer()
                    : success;
        }

        private boolean isAccepted() {
            return receipts.stream().anyMatch(receipt -> receipt.outcome() == Outcome.ACCEPTED);
        }

        private Optional<Receipt> worst() {
            return receipts.stream()
                    .filter(receipt -> !receipt.acknowledged())
                    .min(Comparator.comparingInt(
                            receipt -> rank(receipt.answer().status())));
        }

        private static int rank(int status) {
            int rank = WORST_FIRST.indexOf(status);
            return rank < 0 ? WORST_FIRST.size() : rank;
        }
    }
}
