package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** The cases of Project Wycheproof, put to the verifier as webhooks: message as body, signature in a header. */
@Tag("odd-jvm")
class WycheproofTest {
    private final Map<String, List<Verifier>> verifiers = new HashMap<>();

    /** A truncated MAC is refused, also where Wycheproof calls it valid: the verifier wants the whole. */
    @ParameterizedTest
    @CsvSource({
        "hmac_sha1, SHA1, 170",
        "hmac_sha256, SHA256, 174",
        "hmac_sha384, SHA384, 174",
        "hmac_sha512, SHA512, 174"
    })
    void hmac(String file, Hash hash, int count) {
        List<Wycheproof.Case> cases = Wycheproof.cases(file);

        assertThat(cases).hasSize(count);
        for (Wycheproof.Case each : cases) {
            boolean whole = each.group().path("tagSize").asInt() == 8 * hash.length();
            var scheme = SignatureScheme.header("X-S").hash(hash).key(KeyFormat.HEX);
            var provider = Provider.builder("wycheproof").scheme(scheme).build();
            Verifier verifier = verifier(provider, each.all().path("key").textValue());

            assertThat(isVerified(verifier, each))
                    .as("%s, case %s", file, each.number())
                    .isEqualTo(whole && each.isValid());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, ED25519, SHA512, 151",
        "ecdsa_secp256r1_sha256, ECDSA, SHA256, 484",
        "ecdsa_secp256r1_sha512, ECDSA, SHA512, 554",
        "ecdsa_secp384r1_sha384, ECDSA, SHA384, 504",
        "ecdsa_secp521r1_sha512, ECDSA, SHA512, 542",
        "rsa_signature_2048_sha256, RSA, SHA256, 259",
        "rsa_signature_2048_sha384, RSA, SHA384, 258",
        "rsa_signature_2048_sha512, RSA, SHA512, 259",
        "rsa_signature_3072_sha256, RSA, SHA256, 259",
        "rsa_signature_4096_sha256, RSA, SHA256, 258",
    })
    void public_keys(String file, Algorithm algorithm, Hash hash, int count) {
        List<Wycheproof.Case> cases = Wycheproof.cases(file);
        Set<Integer> deviating = new TreeSet<>();
        var scheme =
                SignatureScheme.header("X-S").algorithm(algorithm).hash(hash).key(KeyFormat.PUBLIC_KEY);
        var provider = Provider.builder("wycheproof").scheme(scheme).build();
        for (Wycheproof.Case each : cases) {
            for (Verifier verifier : verifiers(provider, each)) {
                if (!each.isAcceptable() && isVerified(verifier, each) != each.isValid()) {
                    deviating.add(each.number());
                }
            }
        }

        assertThat(cases).hasSize(count);
        assertThat(deviating).as(file).isEmpty();
    }

    /** The key in each of its notations. */
    private List<Verifier> verifiers(Provider provider, Wycheproof.Case each) {
        String der = each.group().path("publicKeyDer").textValue();
        return verifiers.computeIfAbsent(der, name -> {
            var made = new ArrayList<Verifier>();
            made.add(verifier(provider, der));
            made.add(verifier(provider, each.group().path("publicKeyPem").textValue()));
            return made;
        });
    }

    private static Verifier verifier(Provider provider, String secret) {
        return Verifier.of(
                Source.named("wycheproof").provider(provider).secrets(secret).build());
    }

    private static boolean isVerified(Verifier verifier, Wycheproof.Case each) {
        var request = WebhookRequest.post("/")
                .header("X-S", HexFormat.of().formatHex(each.proof()))
                .body(each.message())
                .build();
        return verifier.verify(request) instanceof Verified;
    }
}
