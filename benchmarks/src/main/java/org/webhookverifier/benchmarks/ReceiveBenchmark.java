package org.webhookverifier.benchmarks;

import java.time.Duration;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.admit.MemoryDedupStore;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** All that becomes of a request of 1 KB within the receiver: verified, identified, admitted, decoded by Jackson, handled. */
@State(Scope.Benchmark)
public class ReceiveBenchmark {
    private long handled;
    private final FreshIds store = new FreshIds();
    private final WebhookReceiver plain = WebhookReceiver.builder()
            .source(Source.of("stripe", Deliveries.SECRET))
            .fallback("plain", (delivery, same) -> handled++)
            .dedupStore(store)
            .build();
    private final WebhookReceiver typed = WebhookReceiver.builder()
            .source(Source.of("stripe", Deliveries.SECRET))
            .handler("typed", "stripe", "invoice.paid", StripeEvent.Invoice.class, (invoice, delivery) -> handled++)
            .dedupStore(store)
            .build();
    private WebhookRequest request = sign();

    /** Signs the request anew and empties the store. */
    @Setup(Level.Iteration)
    public void renew() {
        request = sign();
        store.empty();
    }

    /** With a handler that takes a record. */
    @Benchmark
    public Receipt typedHandler() {
        return proved(typed.receive("stripe", request));
    }

    /** With a handler that takes the delivery as it is. */
    @Benchmark
    public Receipt plainHandler() {
        return proved(plain.receive("stripe", request));
    }

    private static Receipt proved(Receipt receipt) {
        Proof.ofTrue(receipt.outcome() == Outcome.HANDLED);
        return receipt;
    }

    private static WebhookRequest sign() {
        return Deliveries.stripe(StripeEvent.ofLength(1024), System.currentTimeMillis() / 1000);
    }

    /** Takes one signed request for a new delivery each time: signing as many would measure the processor's caches. */
    private static final class FreshIds implements DedupStore {
        private DedupStore store = MemoryDedupStore.builder().build();
        private DeliveryKey current = new DeliveryKey("stripe", "", "none");
        private long ids;

        void empty() {
            store = MemoryDedupStore.builder().build();
        }

        @Override
        public Claim claim(DeliveryKey key, long fingerprint, Duration lease) {
            current = new DeliveryKey(key.source(), key.tenant(), key.value() + ids++);
            return store.claim(current, fingerprint, lease);
        }

        @Override
        public boolean complete(DeliveryKey key, long token, Duration retention) {
            return store.complete(current, token, retention);
        }

        @Override
        public boolean release(DeliveryKey key, long token, Set<String> finished, Duration retention) {
            return store.release(current, token, finished, retention);
        }
    }
}
