package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** What has to hold for every request, tried on many. The seeds are fixed: a failure comes again. */
class PropertyTest {
    private static final int TRIALS = 25_000;

    private record Party(Setup setup, Verifier verifier, WebhookSigner signer) {}

    private final List<Party> parties = new ArrayList<>();

    PropertyTest() {
        Setup.all()
                .filter(setup -> setup.signer().hmac().isPresent())
                .forEach(setup -> parties.add(new Party(setup, setup.verifier(), setup.signer())));
    }

    @Test
    void what_is_signed_is_verified() {
        var random = new Random(1);
        for (int i = 0; i < TRIALS; i++) {
            Party party = any(random);
            party.setup().clock().advance(Duration.ofMillis(random.nextInt(100_000)));
            WebhookRequest request = party.signer().sign(body(random, random.nextInt(300)));

            assertThat(party.verifier().verify(request)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void any_bit_of_the_body_counts() {
        var random = new Random(2);
        for (int i = 0; i < TRIALS; i++) {
            Party party = any(random);
            var mutation = Mutation.flippedBodyBit(random.nextInt());
            WebhookRequest request = party.signer().sign(body(random, 1 + random.nextInt(300)), mutation);

            assertThat(party.verifier().verify(request)).matches(mutation::isAnsweredBy, mutation.name());
        }
    }

    @Test
    void any_bit_of_the_signature_counts() {
        var random = new Random(3);
        for (int i = 0; i < TRIALS; i++) {
            Party party = any(random);
            var mutation = Mutation.flippedSignatureBit(random.nextInt());
            WebhookRequest request = party.signer().sign(body(random, 20), mutation);

            assertThat(party.verifier().verify(request)).matches(mutation::isAnsweredBy, mutation.name());
        }
    }

    @Test
    void any_bit_of_what_a_security_header_says_counts() {
        var random = new Random(4);
        int refused = 0;
        for (int i = 0; i < TRIALS; i++) {
            Party party = any(random);
            List<String> names = party.signer().securityHeaders();
            String name = names.get(random.nextInt(names.size()));
            WebhookRequest sound = party.signer().sign(body(random, 20));
            String value = sound.headers().first(name).orElseThrow();
            int bit = random.nextInt(7 * value.length());
            String flipped = flip(value, bit);
            WebhookRequest request =
                    HeaderLines.of(sound).change(name, old -> flipped).in(sound);

            boolean saysTheSame = isHexOfTheSame(value, flipped);
            assertThat(party.verifier().verify(request) instanceof Verified)
                    .as("%s: %s for %s", party.setup(), flipped, value)
                    .isEqualTo(saysTheSame);
            refused += saysTheSame ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(TRIALS * 8 / 10);
    }

    @Test
    void requests_of_one_secret_are_refused_under_another() {
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Party party = any(random);
            var mutation = Mutation.wrongSecret();

            assertThat(party.verifier().verify(party.signer().sign(body(random, 50), mutation)))
                    .isInstanceOf(Rejected.class);
        }
    }

    private Party any(Random random) {
        return parties.get(random.nextInt(parties.size()));
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
        int at = value.lastIndexOf('=') + 1;
        return value.length() - at >= 2 * 20
                && value.substring(0, at).equals(flipped.substring(0, at))
                && isHex(value.substring(at))
                && isHex(flipped.substring(at))
                && value.substring(at).equalsIgnoreCase(flipped.substring(at));
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(HexFormat::isHexDigit);
    }
}
