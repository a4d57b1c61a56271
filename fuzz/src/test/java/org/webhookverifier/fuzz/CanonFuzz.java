package org.webhookverifier.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.webhookverifier.fuzz.Watch.require;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/**
 * Proofs that take code. The first line of the input is a target, the next are headers up to an empty line, the rest is the
 * body. Nothing is signed with the right key, so that nothing may be verified.
 */
public final class CanonFuzz {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> SECRETS = Map.of(
            "adyen", "0011223344556677",
            "braintree", "public:private",
            "contentful", "s".repeat(64));

    private static Verifier verifier;

    private CanonFuzz() {}

    /** Chooses the provider. */
    public static void fuzzerInitialize(String[] arguments) {
        Source source = Source.named("acme")
                .provider(arguments[0])
                .unsafeUnconfirmedProvider()
                .publicUrl("https://hooks.example.com")
                .secrets(SECRETS.getOrDefault(arguments[0], "a long enough secret of thirty-two bytes"))
                .build();
        verifier = Verifier.of(source, CLOCK);
    }

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, CanonFuzz::check);
    }

    private static void check(byte[] input) {
        Lines lines = Lines.of(input);
        WebhookRequest request = plain(lines);
        Verification verification = verifier.verify(request);
        require(!(verification instanceof Verified), "a request that nobody signed");
        if ((input.length & 7) == 0) {
            require(verification.equals(verifier.verify(request)), "a request is read in two ways");
        }
    }

    private static WebhookRequest plain(Lines lines) {
        var request = WebhookRequest.post(lines.get(0));
        int line = 1;
        for (; !lines.get(line).isEmpty(); line++) {
            int colon = lines.get(line).indexOf(": ");
            if (colon > 0) {
                request.header(
                        lines.get(line).substring(0, colon), lines.get(line).substring(colon + 2));
            }
        }
        return request.body(lines.rest(line + 1).getBytes(ISO_8859_1)).build();
    }
}
