package org.webhookverifier.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.DeliveryKey;

class KeyDigestTest {
    @Test
    void is_the_digest_of_the_parts_and_their_lengths_whatever_the_length() throws Exception {
        for (int length = 0; length < 1_200; length++) {
            var key = new DeliveryKey("github", "acm\u00e9", "\u20ac".repeat(length / 3) + "x".repeat(length));
            assertThat(KeyDigest.of(key)).as("length %d", length).isEqualTo(expected(key));
        }
    }

    @Test
    void threads_do_not_disturb_each_other() throws Exception {
        var key = new DeliveryKey("github", "", "72d3162e-cc78-11e3-81ab-4c9367dc0958");
        Callable<KeyDigest> digest = () -> KeyDigest.of(key);
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            for (Future<KeyDigest> each : threads.invokeAll(Collections.nCopies(20_000, digest))) {
                assertThat(each.get()).isEqualTo(expected(key));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static KeyDigest expected(DeliveryKey key) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (String part : List.of(key.source(), key.tenant(), key.value())) {
            out.writeInt(part.length());
            out.write(part.getBytes(StandardCharsets.UTF_8));
        }
        var digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        return new KeyDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }
}
