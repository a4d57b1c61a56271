package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhookverifier.provider.Hash;

/** The forms of signatures that libraries were seen to let pass. */
@Tag("odd-jvm")
class PublicKeySignatureTest {
    private static final BigInteger ED25519_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);

    /** <a href="https://www.rfc-editor.org/rfc/rfc8032#section-7.1">RFC 8032, section 7.1</a>. */
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    })
    void ed25519_is_that_of_the_rfc(String key, String message, String signature) {
        Ed25519Key ed25519 = Objects.requireNonNull(Ed25519Key.of("", hex(key)));
        byte[] other = hex(signature);
        other[63] ^= 0x10;

        assertThat(ed25519.matches(hex(message), hex(signature))).isTrue();
        assertThat(ed25519.matches(hex(message + "00"), hex(signature))).isFalse();
        assertThat(ed25519.matches(hex(message), other)).isFalse();
    }

    @Test
    void an_ed25519_signature_has_64_bytes_and_a_second_half_below_the_order() {
        Ed25519Key key = ed25519();
        byte[] signature = KeyPairs.sign(KeyPairs.ED25519.getPrivate(), "Ed25519", "content");
        byte[] second = signature.clone();
        addOrder(second);
        byte[] order = signature.clone();
        Arrays.fill(order, 32, 64, (byte) 0);
        addOrder(order);

        assertThat(key.matches(CONTENT, signature)).isTrue();
        assertThat(key.matches(CONTENT, Arrays.copyOf(signature, 65))).isFalse();
        assertThat(key.matches(CONTENT, Arrays.copyOf(signature, 63))).isFalse();
        assertThat(key.matches(CONTENT, new byte[0])).isFalse();
        assertThat(key.matches(CONTENT, new byte[64])).isFalse();
        assertThat(key.matches(CONTENT, second)).isFalse();
        assertThat(key.matches(CONTENT, order)).isFalse();
    }

    private static void addOrder(byte[] signature) {
        byte[] scalar = new byte[33];
        for (int i = 0; i < 32; i++) {
            scalar[32 - i] = signature[32 + i];
        }
        byte[] sum = new BigInteger(scalar).add(ED25519_ORDER).toByteArray();
        for (int i = 0; i < 32; i++) {
            signature[32 + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
        }
    }

    @Test
    void an_ecdsa_signature_is_strict_der_of_two_numbers_below_the_order() {
        EcdsaKey key = p256();
        byte[] signature = KeyPairs.sign(KeyPairs.P256.getPrivate(), "SHA256withECDSA", "content");
        var pair = Objects.requireNonNull(new DerReader(signature).take(DerReader.SEQUENCE));
        BigInteger r = Objects.requireNonNull(pair.takePositive());
        BigInteger s = Objects.requireNonNull(pair.takePositive());

        assertThat(key.matches(CONTENT, der(r, s, ""))).isTrue();
        assertThat(key.matches(CONTENT, der(r, s, "00"))).isFalse();
        assertThat(key.matches(CONTENT, der(r, s.add(P256_ORDER), ""))).isFalse();
        assertThat(key.matches(CONTENT, der(r.add(P256_ORDER), s, ""))).isFalse();
        assertThat(key.matches(CONTENT, der(r, P256_ORDER, ""))).isFalse();
        assertThat(key.matches(CONTENT, der(BigInteger.ZERO, s, ""))).isFalse();
        assertThat(key.matches(CONTENT, der(r, BigInteger.ZERO, ""))).isFalse();
        assertThat(key.matches(CONTENT, der(r, s.negate(), ""))).isFalse();
        assertThat(key.matches(CONTENT, der(r.negate(), s, ""))).isFalse();
        assertThat(key.matches(CONTENT, der(BigInteger.ONE, BigInteger.ONE, "")))
                .isFalse();
        assertThat(key.matches(CONTENT, Arrays.copyOf(signature, signature.length + 1)))
                .isFalse();
        assertThat(key.matches(CONTENT, new byte[64])).isFalse();
        assertThat(key.matches(CONTENT, new byte[0])).isFalse();
        // The other half of the range is allowed: who knows the key may sign twice, and nobody takes a signature for an
        // id.
        assertThat(key.matches(CONTENT, der(r, P256_ORDER.subtract(s), ""))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void an_rsa_signature_is_as_long_as_its_modulus(Hash hash) {
        var numbers = (RSAPublicKey) KeyPairs.RSA.getPublic();
        RsaKey key = RsaKey.of("", hash, numbers.getModulus(), numbers.getPublicExponent());
        byte[] signature = KeyPairs.sign(KeyPairs.RSA.getPrivate(), hash + "withRSA", "content");
        byte[] longer = new byte[257];
        System.arraycopy(signature, 0, longer, 1, 256);

        assertThat(key.length()).isEqualTo(256);
        assertThat(key.matches(CONTENT, signature)).isTrue();
        assertThat(key.matches(CONTENT, longer)).isFalse();
        assertThat(key.matches(CONTENT, Arrays.copyOf(signature, 255))).isFalse();
        assertThat(key.matches(CONTENT, new byte[0])).isFalse();
        assertThat(key.matches(CONTENT, new byte[256])).isFalse();
        byte[] all = new byte[256];
        Arrays.fill(all, (byte) 0xff);
        assertThat(key.matches(CONTENT, all)).isFalse();
    }

    @Test
    void the_hash_is_that_of_the_scheme() {
        byte[] signature = KeyPairs.sign(KeyPairs.P256.getPrivate(), "SHA512withECDSA", "content");

        assertThat(p256().matches(CONTENT, signature)).isFalse();
        assertThat(ecdsa(Hash.SHA512).matches(CONTENT, signature)).isTrue();
    }

    private static Ed25519Key ed25519() {
        return Objects.requireNonNull(Ed25519Key.of("", KeyPairs.last(KeyPairs.ED25519.getPublic(), 32)));
    }

    private static EcdsaKey p256() {
        return ecdsa(Hash.SHA256);
    }

    private static EcdsaKey ecdsa(Hash hash) {
        return Objects.requireNonNull(EcdsaKey.of("", hash, "secp256r1", KeyPairs.last(KeyPairs.P256.getPublic(), 65)));
    }

    private static byte[] der(BigInteger r, BigInteger s, String after) {
        HexFormat hex = HexFormat.of();
        String content = number(r) + number(s) + after;
        return hex.parseHex("30" + hex.toHexDigits((byte) (content.length() / 2)) + content);
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return "02" + HexFormat.of().toHexDigits((byte) bytes.length)
                + HexFormat.of().formatHex(bytes);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
