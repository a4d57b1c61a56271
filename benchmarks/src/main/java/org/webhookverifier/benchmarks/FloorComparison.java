package org.webhookverifier.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Verifier;

/**
 * Prints how much longer a verification of 1 KB takes than the bare Mac, with both in one JVM and in turn.
 *
 * <p>JMH measures each method in a JVM of its own, half a minute apart: too far for a goal of 15 % where the processor's clock
 * changes by 10 %. Here each batch of some 40 us is compared with the one right beside it.
 */
public final class FloorComparison {
    private static final int BATCH = 40;
    private static final int WARM_UP = 4_000;
    private static final int ROUNDS = 8_000;
    private static final Goal GOAL = Goal.atMost(1.15);

    private static int checksum;

    private final byte[] body = Deliveries.body(1024);
    private final long now = System.currentTimeMillis() / 1000;
    private final Map<String, Runnable> ours = new LinkedHashMap<>();
    private final Runnable bareMac;

    private FloorComparison() {
        Mac mac = Deliveries.mac(Deliveries.bytes(Deliveries.SECRET));
        byte[] prefix = Deliveries.bytes(now + ".");
        bareMac = () -> {
            for (int i = 0; i < BATCH; i++) {
                mac.update(prefix);
                mac.update(body);
                checksum += mac.doFinal()[0];
            }
        };
        ours.put("stripe", new Batch(Verifier.of("stripe", Deliveries.SECRET), Deliveries.stripe(body, now)));
        ours.put("slack", new Batch(Verifier.of("slack", Deliveries.SECRET), Deliveries.slack(body, now)));
        ours.put("github", new Batch(Verifier.of("github", Deliveries.SECRET), Deliveries.github(body)));
        ours.put(
                "standard",
                new Batch(Verifier.of("standard-webhooks", Deliveries.WHSEC), Deliveries.standardWebhooks(body, now)));
    }

    /** Prints a table; takes some seconds. */
    public static void main(String[] none) {
        var comparison = new FloorComparison();
        comparison.ratios(WARM_UP);
        double[][] ratios = comparison.ratios(ROUNDS);
        System.out.println("JDK " + Runtime.version().feature() + "\n\n"
                + "| Ratio of times, in turn | Measured | Middle half | Goal | |\n|---|---|---|---|---|");
        int number = 0;
        for (String provider : comparison.ours.keySet()) {
            Quartiles each = Quartiles.of(ratios[number++]);
            System.out.printf(
                    Locale.ROOT,
                    "| `%s` / `bareMac`, 1 KB | %.3f | %.3f to %.3f | %s |%n",
                    provider,
                    each.median(),
                    each.lower(),
                    each.upper(),
                    GOAL.cells(each.median()));
        }
    }

    private double[][] ratios(int rounds) {
        double[][] ratios = new double[ours.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            int number = 0;
            for (Runnable batch : ours.values()) {
                double floor = nanos(bareMac);
                ratios[number++][round] = nanos(batch) / floor;
            }
        }
        return ratios;
    }

    private static double nanos(Runnable batch) {
        long start = System.nanoTime();
        batch.run();
        return System.nanoTime() - start;
    }

    private record Batch(Verifier verifier, WebhookRequest request) implements Runnable {
        @Override
        public void run() {
            for (int i = 0; i < BATCH; i++) {
                Proof.ofAccepted(verifier.verify(request));
            }
        }
    }
}
