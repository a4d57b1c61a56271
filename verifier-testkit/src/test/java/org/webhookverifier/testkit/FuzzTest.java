package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;

/** Junk in headers gives a refusal, never an exception and never more. The seed is fixed: a failure comes again. */
class FuzzTest {
    private static final int TRIALS = 200_000;
    private static final String[] PIECES = {
        "t=",
        "v1=",
        "v1,",
        "v0=",
        "v ",
        "v  ",
        "t ",
        "t  ",
        "sha256=",
        "s=",
        "ts=",
        "Basic ",
        "Bearer ",
        ",",
        " ",
        ";",
        ".",
        "=",
        "|",
        "-",
        "\t",
        "\u0000",
        "1767225600",
        "1767225600250",
        "1767225599",
        "0",
        "-1",
        "9999999999999",
        "abcdef0123456789",
        "YWJjZGVm",
        "+/",
        "-_",
        "==",
        "\u00E4",
        "\uFF11",
        "\uD83D",
        "\uDD11",
        "\uFEFF",
        "\u212A",
        "\u017F",
        "ab".repeat(20),
        "cd".repeat(32),
        "ef".repeat(48),
        "01".repeat(64),
        "x".repeat(300),
        "A".repeat(43) + "=",
        "A".repeat(8192)
    };

    private final Random random = new Random(6);

    @Test
    void junk_is_refused_without_an_exception() {
        List<Setup> setups = Setup.all()
                .filter(setup -> !setup.signer().securityHeaders().isEmpty())
                .toList();
        List<Verifier> verifiers = setups.stream().map(Setup::verifier).toList();
        List<WebhookRequest> sound =
                setups.stream().map(setup -> setup.signer().sign(Setup.BODY)).toList();
        List<List<String>> headers =
                setups.stream().map(setup -> setup.signer().securityHeaders()).toList();
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        for (int i = 0; i < TRIALS; i++) {
            int at = i % setups.size();
            WebhookRequest request = junk(headers.get(at), sound.get(at));
            Verification verification = verifiers.get(at).verify(request);

            if (!(verification instanceof Rejected rejected)) {
                throw new AssertionError(setups.get(at) + " accepted the junk of trial " + i);
            }
            reasons.merge(rejected.reason(), 1, Integer::sum);
        }
        // That all of these come up shows that the junk gets past the first check.
        assertThat(reasons)
                .containsOnlyKeys(
                        Reason.MISSING_HEADER,
                        Reason.DUPLICATE_HEADER,
                        Reason.MALFORMED,
                        Reason.STALE,
                        Reason.FUTURE,
                        Reason.BAD_SIGNATURE,
                        Reason.UNKNOWN_KEY,
                        Reason.BAD_TOKEN);
    }

    @Test
    void junk_is_refused_by_any_scheme_that_can_be_described() {
        for (int i = 0; i < 2_000; i++) {
            Setup setup = Setup.of(Provider.builder("acme").scheme(scheme()).build(), "secret");
            Verifier verifier = setup.verifier();
            WebhookRequest sound = setup.signer().sign(Setup.BODY);
            for (int j = 0; j < 20; j++) {
                WebhookRequest request = junk(setup.signer().securityHeaders(), sound);

                assertThat(verifier.verify(request)).isInstanceOf(Rejected.class);
            }
        }
    }

    private SignatureSchemeBuilder scheme() {
        var scheme = SignatureScheme.header("X-S")
                .hash(oneOf(Hash.values()))
                .encoding(oneOf(Encoding.values()))
                .prefix(oneOf("", "v1=", "v1,", "v ", "v  ", "sha256=", "=", "Basic "));
        String separator = oneOf("", ",", " ", ";", "=");
        if (separator.isEmpty()) {
            return random.nextBoolean()
                    ? scheme
                    : scheme.content("{timestamp}{body}").timestampHeader("X-T");
        }
        return scheme.separator(separator.charAt(0))
                .content("{timestamp}.{body}")
                .timestampItem(oneOf("t=", "t ", "t  ", "v1=", "1"));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Replaces one or more of the security headers; the first, which holds the signature or token, always. */
    private WebhookRequest junk(List<String> names, WebhookRequest sound) {
        var lines = HeaderLines.of(sound);
        var replaced = new ArrayList<>(names.subList(0, Math.min(1, names.size())));
        names.stream().skip(1).filter(name -> random.nextInt(3) == 0).forEach(replaced::add);
        for (String name : replaced) {
            lines.remove(name);
            for (int i = random.nextInt(20) == 0 ? random.nextInt(3) : 1; i > 0; i--) {
                lines.add(name, value());
            }
        }
        return lines.in(sound);
    }

    private String value() {
        var value = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            value.append(PIECES[random.nextInt(PIECES.length)]);
        }
        if (random.nextInt(10) == 0) {
            value.insert(random.nextInt(value.length() + 1), (char) random.nextInt(0x10000));
        }
        return value.toString();
    }
}
