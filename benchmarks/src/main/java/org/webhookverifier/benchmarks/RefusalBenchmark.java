package org.webhookverifier.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;

/** Requests that are refused before the Mac, as in a flood of them. */
@State(Scope.Benchmark)
public class RefusalBenchmark {
    private static final int RANGES = 5_000;

    private final List<String> ranges = ranges();
    private final Verifier verifier = Verifier.of("stripe", Deliveries.SECRET);
    private final Verifier strict =
            Verifier.of(Source.of("stripe", Deliveries.SECRET).allow(ranges).build());
    private WebhookRequest missing;
    private WebhookRequest malformed;
    private WebhookRequest garbled;
    private WebhookRequest stale;
    private WebhookRequest genuine;

    /** Makes the requests. */
    @Setup
    public void make() {
        long now = System.currentTimeMillis() / 1000;
        byte[] body = Deliveries.body(1024);
        missing = Deliveries.request(body);
        malformed = Deliveries.request(body, "Stripe-Signature", "v1=none,t=soon");
        garbled = Deliveries.request(body, "Stripe-Signature", "t=" + now + ",v1=" + "zz".repeat(32));
        stale = Deliveries.stripe(body, now - 86_400);
        genuine = Deliveries.stripe(body, now);
        for (int i = 0; i < 20_000; i++) {
            Proof.ofAccepted(verifier.verify(genuine));
        }
    }

    /** No signature at all. */
    @Benchmark
    public Verification missingHeader() {
        return Proof.ofRejected(Reason.MISSING_HEADER, verifier.verify(missing));
    }

    /** A timestamp that is no number. */
    @Benchmark
    public Verification malformedHeader() {
        return Proof.ofRejected(Reason.MALFORMED, verifier.verify(malformed));
    }

    /** A signature that is not hexadecimal. */
    @Benchmark
    public Verification malformedSignature() {
        return Proof.ofRejected(Reason.MALFORMED, verifier.verify(garbled));
    }

    /** A genuine request of yesterday. */
    @Benchmark
    public Verification stale() {
        return Proof.ofRejected(Reason.STALE, verifier.verify(stale));
    }

    /** A peer that is in none of 5,000 ranges. */
    @Benchmark
    public Verification strangeAddress() {
        return Proof.ofRejected(Reason.ADDRESS_NOT_ALLOWED, strict.verify(genuine));
    }

    private static List<String> ranges() {
        var ranges = new ArrayList<String>(RANGES);
        for (int i = 0; i < RANGES; i++) {
            // Every other /24 of 10.0.0.0/8 and 11.0.0.0/8 and on, so that none merges with its neighbour.
            int network = (10 << 24) + i * 512;
            ranges.add((network >>> 24) + "." + (network >>> 16 & 255) + "." + (network >>> 8 & 255) + ".0/24");
        }
        return ranges;
    }
}
