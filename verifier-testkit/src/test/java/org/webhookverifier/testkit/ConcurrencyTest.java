package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** One verifier for all threads, as an application has it. */
class ConcurrencyTest {
    private static final int THREADS = 16;
    private static final int TRIALS = 10_000;

    @Test
    void requests_of_many_threads_do_not_get_into_each_others_way() {
        var setup = Setup.of("standard-webhooks", Setup.WHSEC);
        Verifier verifier = setup.verifier();
        WebhookSigner signer = setup.signer();
        List<WebhookRequest> sound = IntStream.range(0, 50)
                .mapToObj(i -> signer.id("msg" + i).sign("body " + "x".repeat(i * 50)))
                .toList();
        List<WebhookRequest> forged = IntStream.range(0, 50)
                .mapToObj(i -> signer.sign("body " + i, Mutation.flippedSignatureBit(i)))
                .toList();

        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            CompletableFuture<?>[] runs = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.runAsync(
                            () -> verifyMany(verifier, sound, forged, new Random(thread)), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(runs).join();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void verifyMany(
            Verifier verifier, List<WebhookRequest> sound, List<WebhookRequest> forged, Random random) {
        for (int i = 0; i < TRIALS; i++) {
            boolean authentic = random.nextBoolean();
            WebhookRequest request = (authentic ? sound : forged).get(random.nextInt(50));

            assertThat(verifier.verify(request) instanceof Verified).isEqualTo(authentic);
        }
    }
}
