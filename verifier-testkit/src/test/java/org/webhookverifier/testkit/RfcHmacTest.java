package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** The cases of RFC 2202 (SHA-1) and RFC 4231 (SHA-256, SHA-384, SHA-512), put to the verifier as webhooks. */
@Tag("odd-jvm")
class RfcHmacTest {
    private static final String LONG_KEY = "Test Using Larger Than Block-Size Key - Hash Key First";

    private record Case(String name, Hash hash, String key, byte[] data, String mac) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                        sha1(),
                        sha2(Hash.SHA256, RfcHmacs.SHA256),
                        sha2(Hash.SHA384, RfcHmacs.SHA384),
                        sha2(Hash.SHA512, RfcHmacs.SHA512))
                .flatMap(List::stream);
    }

    private static List<Case> sha1() {
        String last = "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data";
        return cases("RFC 2202, case ", Hash.SHA1, RfcHmacs.SHA1, "aa".repeat(80), last);
    }

    private static List<Case> sha2(Hash hash, List<String> macs) {
        String last = "This is a test using a larger than block-size key and a larger than block-size data."
                + " The key needs to be hashed before being used by the HMAC algorithm.";
        return cases("RFC 4231, " + hash + ", case ", hash, macs, "aa".repeat(131), last);
    }

    private static List<Case> cases(String name, Hash hash, List<String> macs, String longKey, String last) {
        List<String> keys = List.of(
                "0b".repeat(20),
                "4a656665",
                "aa".repeat(20),
                "0102030405060708090a0b0c0d0e0f10111213141516171819",
                "0c".repeat(20),
                longKey,
                longKey);
        List<byte[]> data = List.of(
                ascii("Hi There"),
                ascii("what do ya want for nothing?"),
                HexFormat.of().parseHex("dd".repeat(50)),
                HexFormat.of().parseHex("cd".repeat(50)),
                ascii("Test With Truncation"),
                ascii(LONG_KEY),
                ascii(last));
        var cases = new ArrayList<Case>();
        for (int i = 0; i < keys.size(); i++) {
            cases.add(new Case(name + (i + 1), hash, keys.get(i), data.get(i), macs.get(i)));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_whole_tag_is_verified(Case rfc) {
        assertThat(verify(rfc, rfc.mac())).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_truncated_tag_is_refused_at_any_length(Case rfc) {
        for (int length = 2; length < rfc.mac().length(); length += 2) {
            assertThat(verify(rfc, rfc.mac().substring(0, length)))
                    .as("%s bytes", length / 2)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(Reason.BAD_SIGNATURE));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_tag_with_anything_after_it_is_refused(Case rfc) {
        for (String more : List.of("00", rfc.mac(), "ff".repeat(100), "0", " ", "\n", "=")) {
            assertThat(verify(rfc, rfc.mac() + more)).isInstanceOf(Rejected.class);
        }
    }

    private static Verification verify(Case rfc, String mac) {
        var provider = Provider.builder("rfc")
                .scheme(SignatureScheme.header("X-Mac").hash(rfc.hash()).key(KeyFormat.HEX))
                .build();
        var source = Source.named("rfc").provider(provider).secrets(rfc.key()).build();
        var request =
                WebhookRequest.post("/").header("X-Mac", mac).body(rfc.data()).build();
        return Verifier.of(source).verify(request);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
