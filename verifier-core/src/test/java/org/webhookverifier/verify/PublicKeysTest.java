package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.verify.KeyPairs.ED25519;
import static org.webhookverifier.verify.KeyPairs.P256;
import static org.webhookverifier.verify.KeyPairs.P384;
import static org.webhookverifier.verify.KeyPairs.P521;
import static org.webhookverifier.verify.KeyPairs.RSA;
import static org.webhookverifier.verify.KeyPairs.base64;
import static org.webhookverifier.verify.KeyPairs.last;
import static org.webhookverifier.verify.KeyPairs.pem;

import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;

class PublicKeysTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @MethodSource("notations")
    @Tag("odd-jvm")
    void every_notation_that_providers_hand_out_is_read(Algorithm algorithm, KeyPair pair, String text) {
        SignatureKey key = PublicKeys.read(scheme(algorithm, ""), "id", text);
        byte[] content = "content".getBytes(US_ASCII);
        String signing = algorithm == Algorithm.ED25519 ? "Ed25519" : "SHA256with" + algorithm;
        byte[] signature = KeyPairs.sign(pair.getPrivate(), signing, "content");

        assertThat(key.matches(content, signature)).isTrue();
        assertThat(key.matches("kontent".getBytes(US_ASCII), signature)).isFalse();
        assertThat(key.length()).isEqualTo(algorithm == Algorithm.ECDSA ? 0 : signature.length);
        assertThat(key.id()).isEqualTo("id");
        assertThat(key.secret()).isEmpty();
        assertThat(key.toString()).matches("(Ed25519|Ecdsa|Rsa)Key");
    }

    static Stream<Arguments> notations() {
        byte[] ed25519 = last(ED25519.getPublic(), 32);
        byte[] rsa = last(RSA.getPublic(), RSA.getPublic().getEncoded().length - 24);
        return Stream.concat(
                Stream.of(
                        Arguments.of(Algorithm.ED25519, ED25519, HEX.formatHex(ed25519)),
                        Arguments.of(
                                Algorithm.ED25519, ED25519, HEX.withUpperCase().formatHex(ed25519)),
                        Arguments.of(Algorithm.ED25519, ED25519, base64(ed25519)),
                        Arguments.of(Algorithm.ED25519, ED25519, base64(ed25519).replace("=", "")),
                        Arguments.of(Algorithm.ED25519, ED25519, urlBase64(ed25519)),
                        Arguments.of(Algorithm.ECDSA, P256, HEX.formatHex(last(P256.getPublic(), 65))),
                        Arguments.of(Algorithm.ECDSA, P256, base64(last(P256.getPublic(), 65))),
                        Arguments.of(Algorithm.ECDSA, P384, base64(last(P384.getPublic(), 97))),
                        Arguments.of(Algorithm.ECDSA, P521, base64(last(P521.getPublic(), 133))),
                        Arguments.of(Algorithm.RSA, RSA, pem("RSA PUBLIC KEY", rsa)),
                        Arguments.of(Algorithm.RSA, RSA, base64(rsa))),
                Stream.of(
                                Arguments.of(Algorithm.ED25519, ED25519),
                                Arguments.of(Algorithm.ECDSA, P256),
                                Arguments.of(Algorithm.ECDSA, P384),
                                Arguments.of(Algorithm.ECDSA, P521),
                                Arguments.of(Algorithm.RSA, RSA))
                        .flatMap(key -> wrapped((Algorithm) key.get()[0], (KeyPair) key.get()[1])));
    }

    private static Stream<Arguments> wrapped(Algorithm algorithm, KeyPair pair) {
        byte[] der = pair.getPublic().getEncoded();
        String pem = pem(pair).strip();
        return Stream.of(
                        pem,
                        pem + "\n",
                        pem.replace("\n", "\r\n"),
                        pem.replace("\n", "\\n"),
                        pem.replace("\n", "\\r\\n"),
                        pem.replace("\n", ""),
                        pem.replace('\n', ' '),
                        base64(der),
                        Base64.getMimeEncoder().encodeToString(der),
                        HEX.formatHex(der))
                .map(text -> Arguments.of(algorithm, pair, text));
    }

    @Test
    void the_key_of_a_certificate_is_read() {
        assertThat(PublicKeys.read(scheme(Algorithm.ECDSA, ""), "", Certificates.P256))
                .isInstanceOf(EcdsaKey.class);
        String der = Certificates.P256.replaceAll("-----[A-Z ]+-----", "");
        assertThat(PublicKeys.read(scheme(Algorithm.ECDSA, ""), "", der)).isInstanceOf(EcdsaKey.class);
        assertThat(mistake(Algorithm.RSA, Certificates.P256)).startsWith("A secret is a public key for ECDSA, but");
    }

    @Test
    void the_prefix_of_the_provider_is_taken_off() {
        String key = base64(last(ED25519.getPublic(), 32));

        assertThat(PublicKeys.read(scheme(Algorithm.ED25519, "whpk_"), "", "whpk_" + key))
                .isNotNull();
        assertThat(PublicKeys.read(scheme(Algorithm.ED25519, "whpk_"), "", key)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void what_is_no_key_of_the_kind_is_refused_without_quoting_it(Algorithm algorithm, String text, String mistake) {
        assertThat(mistake(algorithm, text)).startsWith("A secret " + mistake).doesNotContain("canary");
    }

    static Stream<Arguments> mistakes() {
        byte[] ed25519 = last(ED25519.getPublic(), 32);
        byte[] offCurve = last(P256.getPublic(), 65);
        offCurve[64] ^= 1;
        byte[] second = HEX.parseHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        String none = "is no public key for ";
        return Stream.of(
                Arguments.of(Algorithm.ED25519, "canary!", none + "Ed25519: paste it whole"),
                Arguments.of(Algorithm.ED25519, base64(Arrays.copyOf(ed25519, 31)), none),
                Arguments.of(Algorithm.ED25519, base64(Arrays.copyOf(ed25519, 33)), none),
                Arguments.of(Algorithm.ECDSA, "canary", none + "ECDSA: paste it whole"),
                Arguments.of(Algorithm.RSA, "canary", none + "RSA: paste it whole"),
                Arguments.of(Algorithm.RSA, pem(RSA).replace("END PUBLIC", "END"), none),
                Arguments.of(Algorithm.RSA, pem(RSA).replace("-----END PUBLIC KEY", ""), none),
                Arguments.of(Algorithm.RSA, pem(RSA) + pem(RSA), none),
                Arguments.of(Algorithm.RSA, "-----BEGIN PUBLIC KEY", none),
                Arguments.of(Algorithm.RSA, "-----BEGIN PUBLIC KEY-----END PUBLIC KEY-----", none),
                Arguments.of(Algorithm.RSA, "-----BEGIN PUBLIC KEY-----\n%\n-----END PUBLIC KEY-----", none),
                Arguments.of(Algorithm.RSA, pem("CERTIFICATE", HEX.parseHex("300430020500")), none),
                Arguments.of(Algorithm.RSA, pem("PUBLIC KEY", HEX.parseHex("3000")), none),
                Arguments.of(Algorithm.RSA, pem("PUBLIC KEY", HEX.parseHex("30000000")), none),
                Arguments.of(Algorithm.RSA, pem("PUBLIC KEY", HEX.parseHex("0400")), none),
                Arguments.of(Algorithm.RSA, "", none),
                Arguments.of(Algorithm.RSA, pem("PUBLIC KEY", HEX.parseHex("3009300506032b65700500")), none),
                Arguments.of(Algorithm.RSA, pem("PUBLIC KEY", HEX.parseHex("300d300506032b6570030200000500")), none),
                Arguments.of(Algorithm.ED25519, pem("PUBLIC KEY", HEX.parseHex("3009300506032b6570030200")), none),
                Arguments.of(Algorithm.ED25519, pem("PUBLIC KEY", HEX.parseHex("300a300506032b657003020000")), none),
                Arguments.of(Algorithm.ECDSA, spki(P256, "02", 33), none),
                Arguments.of(Algorithm.ECDSA, spki(P256, "", 0), none),
                Arguments.of(Algorithm.ECDSA, spki(P256, "04", 97), none),
                Arguments.of(
                        Algorithm.ED25519, HEX.formatHex(second), "stands for no point, or for one of small order"),
                Arguments.of(
                        Algorithm.ED25519, "01" + "00".repeat(31), "stands for no point, or for one of small order"),
                Arguments.of(Algorithm.ED25519, "ff".repeat(32), "stands for no point, or for one of small order"),
                Arguments.of(Algorithm.ECDSA, base64(offCurve), "stands for no point of its curve"),
                Arguments.of(
                        Algorithm.ED25519, pem(RSA), "is a public key for RSA, but the provider signs with Ed25519"),
                Arguments.of(
                        Algorithm.ED25519, pem(P256), "is a public key for ECDSA, but the provider signs with Ed25519"),
                Arguments.of(
                        Algorithm.RSA, pem(ED25519), "is a public key for Ed25519, but the provider signs with RSA"),
                Arguments.of(
                        Algorithm.RSA, base64(ed25519), "is a public key for Ed25519, but the provider signs with RSA"),
                Arguments.of(Algorithm.ECDSA, pem(RSA), "is a public key for RSA, but the provider signs with ECDSA"),
                Arguments.of(
                        Algorithm.ED25519,
                        pem(KeyPairs.pair("X25519", "")),
                        "is a public key of a kind or curve that is not supported, but"),
                Arguments.of(Algorithm.RSA, pem("PUBLIC KEY", HEX.parseHex("3007300205000302" + "0000")), none),
                Arguments.of(Algorithm.RSA, pem(KeyPairs.pair("RSA", "1024")), "is an RSA key of 1024 bits; it has to"),
                Arguments.of(Algorithm.RSA, numbers("ff".repeat(2049), "03"), "is an RSA key of 16392 bits; it has to"),
                Arguments.of(Algorithm.RSA, numbers("ff".repeat(256), "01"), "holds numbers that are no RSA key"),
                Arguments.of(Algorithm.RSA, numbers("ff".repeat(256), "04"), "holds numbers that are no RSA key"),
                Arguments.of(
                        Algorithm.RSA, numbers("ff".repeat(255) + "fe", "03"), "holds numbers that are no RSA key"),
                Arguments.of(
                        Algorithm.RSA, numbers("ff".repeat(256), "ff".repeat(9)), "holds numbers that are no RSA key"),
                Arguments.of(Algorithm.RSA, numbers("7fff", "ffff"), "holds numbers that are no RSA key"));
    }

    @ParameterizedTest
    @MethodSource("privateKeys")
    void a_private_key_pasted_by_mistake_is_refused(Algorithm algorithm, String text) {
        assertThat(mistake(algorithm, text)).startsWith("A secret is a private key: with it one can sign");
    }

    static Stream<Arguments> privateKeys() {
        byte[] der = P256.getPrivate().getEncoded();
        return Stream.of(
                Arguments.of(Algorithm.ECDSA, pem("PRIVATE KEY", der)),
                Arguments.of(Algorithm.ECDSA, pem("EC PRIVATE KEY", der)),
                Arguments.of(Algorithm.ECDSA, pem("ENCRYPTED PRIVATE KEY", der)),
                Arguments.of(Algorithm.ECDSA, "-----BEGIN OPENSSH PRIVATE KEY-----\nProc-Type: 4\n-----END"),
                Arguments.of(Algorithm.ECDSA, base64(der)),
                Arguments.of(Algorithm.RSA, base64(RSA.getPrivate().getEncoded())),
                Arguments.of(Algorithm.ED25519, base64(ED25519.getPrivate().getEncoded())),
                Arguments.of(Algorithm.ED25519, "ab".repeat(64)),
                Arguments.of(Algorithm.ED25519, base64(new byte[64])));
    }

    @Test
    void sixty_four_bytes_are_a_private_key_of_ed25519_alone() {
        assertThat(mistake(Algorithm.RSA, base64(new byte[64]))).startsWith("A secret is no public key for RSA");
    }

    private static String mistake(Algorithm algorithm, String text) {
        var mistake = catchThrowableOfType(
                WebhookConfigurationException.class, () -> PublicKeys.read(scheme(algorithm, ""), "", text));
        assertThat(mistake).isNotNull();
        assertThat(mistake.problems()).hasSize(1);
        return mistake.problems().get(0);
    }

    private static SignatureScheme scheme(Algorithm algorithm, String prefix) {
        var scheme = SignatureScheme.header("X-S")
                .algorithm(algorithm)
                .hash(Hash.SHA256)
                .key(KeyFormat.PUBLIC_KEY)
                .secretPrefix(prefix);
        return (SignatureScheme)
                Provider.builder("acme").scheme(scheme).build().schemes().get(0);
    }

    private static String urlBase64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String spki(KeyPair pair, String first, int length) {
        byte[] der = pair.getPublic().getEncoded();
        String algorithm = HEX.formatHex(Arrays.copyOfRange(der, 2, 2 + 21));
        String bits = "00" + (length == 0 ? "" : first + "11".repeat(length - 1));
        return pem("PUBLIC KEY", element(0x30, algorithm + HEX.formatHex(element(0x03, bits))));
    }

    private static String numbers(String modulus, String exponent) {
        return pem("RSA PUBLIC KEY", element(0x30, HEX.formatHex(integer(modulus)) + HEX.formatHex(integer(exponent))));
    }

    private static byte[] integer(String hex) {
        return element(2, (Integer.parseInt(hex.substring(0, 1), 16) > 7 ? "00" : "") + hex);
    }

    private static byte[] element(int tag, String content) {
        int length = content.length() / 2;
        String size = length < 0x80
                ? HEX.toHexDigits((byte) length)
                : length < 0x100 ? "81" + HEX.toHexDigits((byte) length) : "82" + HEX.toHexDigits((short) length);
        return HEX.parseHex(HEX.toHexDigits((byte) tag) + size + content);
    }
}
