package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/**
 * What has to hold for every request, tried a million times in all. The seed is fixed, so that a failure comes again; another one is
 * given with {@code -Dproperty.seed=...}.
 */
class PropertyTest {
    private static final long SEED = Long.getLong("property.seed", 6);
    private static final int PROPERTIES = 4;
    private static final int TRIALS = 1_000_000 / PROPERTIES;
    // A signature by a private key takes a hundred times as long as one by a shared secret.
    private static final int EVERY_SLOW = 100;

    private record Party(Setup setup, Verifier verifier, WebhookSigner signer, boolean slow, boolean readsBody) {}

    private static final List<Party> SHARED = parties(false);
    private static final List<Party> OWNED = parties(true);

    private static List<Party> parties(boolean slow) {
        return Setup.all()
                .filter(setup -> setup.signer().signing().isPresent())
                .filter(setup -> setup.privateKeys().isEmpty() != slow)
                .map(setup -> new Party(setup, setup.verifier(), setup.signer(), slow, setup.readsBody()))
                .toList();
    }

    /** What has to hold for a party, in one trial. */
    private interface Trial {
        /** Returns whether there was anything to try. */
        boolean run(Party party, Random random);
    }

    private static void tried(int property, TestReporter reporter, Trial trial) {
        reporter.publishEntry("seed", Long.toString(SEED));
        var counts = new TreeMap<String, Integer>();
        int done = 0;
        for (long number = 0; done < TRIALS; number++) {
            var random = new Random(SEED + PROPERTIES * number + property);
            // The first numbers of seeds that are neighbours are neighbours.
            random.nextLong();
            List<Party> parties = number % EVERY_SLOW == 0 ? OWNED : SHARED;
            Party party = parties.get(random.nextInt(parties.size()));
            try {
                if (trial.run(party, random)) {
                    counts.merge(party.setup().name(), 1, Integer::sum);
                    done++;
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Provider '" + party.setup() + "', seed " + SEED + ", trial " + number, e);
            }
        }
        assertThat(done).isEqualTo(TRIALS);
        assertThat(counts).hasSizeGreaterThan((SHARED.size() + OWNED.size()) * 9 / 10);
    }

    @Test
    void what_is_signed_is_verified(TestReporter reporter) {
        tried(0, reporter, (party, random) -> {
            party.setup().clock().advance(Duration.ofMillis(random.nextInt(100_000)));
            WebhookRequest request = party.signer().sign(body(party, random, random.nextInt(300)));

            check("sound", request, party.verifier().verify(request) instanceof Verified);
            return true;
        });
    }

    @Test
    void any_bit_of_the_body_counts(TestReporter reporter) {
        tried(1, reporter, (party, random) -> {
            int bit = random.nextInt(Integer.MAX_VALUE);
            WebhookRequest sound = party.signer().sign(body(party, random, 1 + random.nextInt(300)));
            WebhookRequest request = sound.withBody(Bits.flip(sound.body().clone(), bit));

            boolean counts = party.signer().signing().orElseThrow().signature().coversBody();
            check("body bit " + bit, request, party.verifier().verify(request) instanceof Rejected || !counts);
            return counts;
        });
    }

    @Test
    void any_bit_of_the_signature_counts(TestReporter reporter) {
        tried(2, reporter, (party, random) -> {
            var mutation = Mutation.flippedSignatureBit(random.nextInt());
            WebhookRequest request = party.signer().sign(body(party, random, 20), mutation);

            check(
                    mutation.name(),
                    request,
                    mutation.isAnsweredBy(party.verifier().verify(request)));
            return true;
        });
    }

    @Test
    void any_bit_of_what_a_security_header_says_counts(TestReporter reporter) {
        var refused = new AtomicInteger();
        tried(3, reporter, (party, random) -> {
            List<String> names = party.signer().securityHeaders();
            if (names.isEmpty()) {
                return false;
            }
            String name = names.get(random.nextInt(names.size()));
            WebhookRequest sound = party.signer().sign(body(party, random, 20));
            String value = sound.headers().first(name).orElseThrow();
            String flipped = flip(value, random.nextInt(7 * value.length()));
            WebhookRequest request =
                    HeaderLines.of(sound).change(name, old -> flipped).in(sound);

            boolean saysTheSame = isHexOfTheSame(value, flipped);
            refused.addAndGet(saysTheSame ? 0 : 1);
            boolean verified = party.verifier().verify(request) instanceof Verified;
            check(flipped + " for " + value, request, verified == saysTheSame);
            return true;
        });
        assertThat(refused.get()).isGreaterThan(TRIALS * 8 / 10);
    }

    @Test
    void requests_of_one_secret_are_refused_under_another() {
        var random = new Random(5);
        for (int i = 0; i < 12_000; i++) {
            Party party = SHARED.get(random.nextInt(SHARED.size()));
            var mutation = Mutation.wrongSecret();
            WebhookRequest request = party.signer().sign(body(party, random, 50), mutation);

            check(party + ", " + mutation.name(), request, party.verifier().verify(request) instanceof Rejected);
        }
    }

    private static void check(String what, WebhookRequest request, boolean holds) {
        if (!holds) {
            fail("%s, %s", what, request);
        }
    }

    private static byte[] body(Party party, Random random, int length) {
        byte[] bytes = body(random, length);
        return party.readsBody() ? ("{\"x\":\"" + HexFormat.of().formatHex(bytes) + "\"}").getBytes(US_ASCII) : bytes;
    }

    private static byte[] body(Random random, int length) {
        byte[] body = new byte[length];
        random.nextBytes(body);
        return body;
    }

    private static String flip(String text, int bit) {
        char[] chars = text.toCharArray();
        chars[bit / 7] ^= (char) (1 << bit % 7);
        return new String(chars);
    }

    // The case of a hexadecimal digit says nothing.
    private static boolean isHexOfTheSame(String value, String flipped) {
        int at = Math.max(value.lastIndexOf('='), value.lastIndexOf(',')) + 1;
        return value.length() - at >= 2 * 16
                && value.substring(0, at).equals(flipped.substring(0, at))
                && isHex(value.substring(at))
                && isHex(flipped.substring(at))
                && value.substring(at).equalsIgnoreCase(flipped.substring(at));
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(HexFormat::isHexDigit);
    }
}
