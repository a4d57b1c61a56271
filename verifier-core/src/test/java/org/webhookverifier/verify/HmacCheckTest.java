package org.webhookverifier.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.Requests.hmac;
import static org.webhookverifier.verify.Requests.post;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.source.Secret;

class HmacCheckTest {
    private static final String FULL = "ab".repeat(32);

    private final HmacCheck check = new HmacCheck(
            (SignatureScheme) Provider.builder("acme")
                    .scheme(SignatureScheme.header("X-Sign").separator(','))
                    .build()
                    .schemes()
                    .get(0),
            null);

    @Test
    void every_key_is_used_whichever_matches() {
        for (String signer : List.of("one", "two", "three", "none")) {
            MacKey[] keys = Stream.of("one", "two", "three")
                    .map(secret -> (MacKey) check.key(Secret.of(secret)))
                    .toArray(MacKey[]::new);
            for (MacKey key : keys) {
                key.give(filledUp(key.take()));
            }

            check.verify(post("{}", "X-Sign", hmac(signer, "{}")), ring(keys), 0);

            // A worker that was used has room again for the candidates of its next request.
            assertThat(keys).as(signer).allMatch(key -> key.take().hasRoom());
        }
    }

    @Test
    void a_worker_is_given_back_after_every_outcome() {
        MacKey key = (MacKey) check.key(Secret.of("s"));
        MacWorker worker = key.take();
        key.give(worker);

        for (String value : List.of(hmac("s", "{}"), FULL, "zz", (FULL + ",").repeat(17))) {
            check.verify(post("{}", "X-Sign", value), ring(key), 0);

            assertThat(key.take()).as(value).isSameAs(worker);
            key.give(worker);
        }
    }

    @Test
    void a_worker_that_is_taken_is_nobody_elses() {
        MacKey key = (MacKey) check.key(Secret.of("s"));

        assertThat(key.take()).isNotSameAs(key.take());
    }

    @Test
    void a_candidate_of_an_earlier_request_does_not_count_again() {
        MacKey key = (MacKey) check.key(Secret.of("s"));
        String right = hmac("s", "{}");

        assertThat(check.verify(post("{}", "X-Sign", right), ring(key), 0)).isInstanceOf(Verified.class);
        assertThat(check.verify(post("{}", "X-Sign", "00"), ring(key), 0)).isInstanceOf(Rejected.class);
        assertThat(check.verify(post("{}", "X-Sign", FULL), ring(key), 0)).isInstanceOf(Rejected.class);
    }

    @Test
    void text_of_any_length_is_part_of_the_mac() {
        for (int length : new int[] {1, 254, 255, 256, 257, 511, 512, 513, 1024}) {
            String topic = "t".repeat(length);
            var verifier = Requests.verifier(SignatureScheme.header("X-Sign").content("{header:X-Topic}\n{body}"), "s");
            var signed = post("{}", "X-Sign", hmac("s", topic + "\n{}"), "X-Topic", topic);

            assertThat(verifier.verify(signed)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void any_of_the_candidates_may_be_equal_and_none_need_be() {
        MacWorker worker = ((MacKey) check.key(Secret.of("s"))).take();
        worker.begin();
        assertThat(worker.anyEquals(new byte[32])).isFalse();

        for (String candidate : List.of("00".repeat(32), "01".repeat(32), "02".repeat(32))) {
            worker.offer(candidate, 0, 64, Encoding.HEX);
        }
        for (int value = 0; value < 4; value++) {
            byte[] expected = new byte[32];
            Arrays.fill(expected, (byte) value);
            assertThat(worker.anyEquals(expected)).isEqualTo(value < 3);
        }
    }

    private static MacWorker filledUp(MacWorker worker) {
        worker.begin();
        while (worker.hasRoom()) {
            worker.offer(FULL, 0, FULL.length(), Encoding.HEX);
        }
        return worker;
    }

    private static Keys ring(MacKey... keys) {
        long[] first = new long[keys.length];
        long[] end = new long[keys.length];
        Arrays.fill(first, Long.MIN_VALUE);
        Arrays.fill(end, Long.MAX_VALUE);
        return new Keys(keys, first, end);
    }
}
