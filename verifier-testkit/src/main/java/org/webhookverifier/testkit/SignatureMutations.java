package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.SignatureFormat;
import org.webhookverifier.verify.Reason;

/** Changes to signatures and to the secret. */
final class SignatureMutations {
    private static final int TOO_MANY = 17;

    private SignatureMutations() {}

    static List<Mutation> all() {
        return List.of(
                flippedBit(0),
                flippedBit(-1),
                truncated(0),
                truncated(1),
                truncated(16),
                mac("one byte short", mac -> Arrays.copyOf(mac, mac.length - 1)),
                mac("one byte more", mac -> Arrays.copyOf(mac, mac.length + 1)),
                mac("all zero", mac -> new byte[mac.length]),
                items("garbage", SignatureMutations::isThere, Reason.MALFORMED, item -> item + "!"),
                items(
                        "not ASCII",
                        SignatureMutations::isThere,
                        Reason.MALFORMED,
                        item -> item.substring(0, item.length() - 1) + "\uFF11"),
                items("of an unknown version", SignatureMutations::hasPrefix, Reason.MALFORMED, item -> "v0x" + item),
                items(
                        "second spelling of its last bits",
                        SignatureMutations::hasUnusedBits,
                        Reason.MALFORMED,
                        SignatureMutations::respelled),
                items("without padding", SignatureMutations::isPadded, Reason.MALFORMED, item -> item.replace("=", "")),
                tooMany(),
                wrongSecret(),
                emptyKey(),
                onlySha1OfGithub());
    }

    static Mutation flippedBit(int bit) {
        return mac("bit " + bit + " flipped", mac -> Bits.flip(mac, bit));
    }

    static Mutation truncated(int bytes) {
        Set<Reason> reasons =
                bytes == 0 ? Set.of(Reason.MALFORMED, Reason.MISSING_HEADER) : Set.of(Reason.BAD_SIGNATURE);
        var tampering = Tampering.macs(mac -> Arrays.copyOf(mac, bytes));
        Predicate<WebhookSigner> isLonger = signer -> signer.signing()
                .map(SignatureMutations::length)
                .filter(length -> length == 0 || length > bytes)
                .isPresent();
        return tampered("signature: cut to " + bytes + " bytes", isLonger, reasons, tampering);
    }

    static Mutation wrongSecret() {
        return new Mutation(
                "secret: wrong",
                Set.of(Reason.BAD_SIGNATURE, Reason.BAD_TOKEN),
                signer -> true,
                (signer, body) -> signer.secrets(signer.schemes().stream()
                                .map(scheme -> SigningKeys.other(
                                        scheme.scheme(), scheme.secrets().get(0)))
                                .toList())
                        .sign(body));
    }

    // HMAC fills short keys up with zeros: one zero byte is the empty key, which SecretKeySpec refuses.
    private static Mutation emptyKey() {
        return tampered(
                "secret: empty key",
                SignatureMutations::isShared,
                Set.of(Reason.BAD_SIGNATURE),
                Tampering.keys(key -> new byte[1]));
    }

    private static Mutation onlySha1OfGithub() {
        return new Mutation(
                "signature: only the older one by SHA-1",
                Set.of(Reason.MISSING_HEADER),
                signer -> signer.provider().id().equals("github"),
                (signer, body) -> {
                    byte[] key = signer.signing().orElseThrow().secrets().get(0).getBytes(UTF_8);
                    byte[] older = Signing.mac(Hash.SHA1, key, body);
                    var request = signer.sign(body);
                    return HeaderLines.of(request)
                            .remove("X-Hub-Signature-256")
                            .add("X-Hub-Signature", "sha1=" + HexFormat.of().formatHex(older))
                            .in(request);
                });
    }

    private static Mutation tooMany() {
        return tampered(
                "signature: " + TOO_MANY + " of them",
                signer -> format(signer, format -> !format.separator().isEmpty()),
                Set.of(Reason.MALFORMED),
                Tampering.items(items -> Collections.nCopies(TOO_MANY, items.get(0))));
    }

    private static Mutation mac(String what, UnaryOperator<byte[]> change) {
        return tampered(
                "signature: " + what,
                SignatureMutations::isThere,
                Set.of(Reason.BAD_SIGNATURE),
                Tampering.macs(change));
    }

    private static Mutation items(
            String what, Predicate<WebhookSigner> scope, Reason reason, UnaryOperator<String> change) {
        return tampered(
                "signature: " + what,
                scope,
                Set.of(reason),
                Tampering.items(items -> items.stream().map(change).toList()));
    }

    private static Mutation tampered(
            String name, Predicate<WebhookSigner> scope, Set<Reason> reasons, Tampering tampering) {
        return new Mutation(
                name,
                reasons,
                scope,
                (signer, body) -> signer.tampering(tampering).sign(body));
    }

    private static boolean isShared(WebhookSigner signer) {
        return signer.signing()
                .filter(scheme -> !scheme.signature().algorithm().isPublicKey())
                .isPresent();
    }

    private static boolean isThere(WebhookSigner signer) {
        return signer.signing().isPresent();
    }

    private static boolean hasPrefix(WebhookSigner signer) {
        return format(signer, format -> !format.prefix().isEmpty());
    }

    // Only where the last character has bits that stand for nothing; 48 bytes fill theirs, and ECDSA may do so.
    private static boolean hasUnusedBits(WebhookSigner signer) {
        return format(signer, format -> format.encoding() != Encoding.HEX)
                && signer.signing().map(SignatureMutations::length).orElse(0) % 3 != 0;
    }

    private static int length(SigningScheme scheme) {
        return switch (scheme.signature().algorithm()) {
            case HMAC, DIGEST -> scheme.signature().hash().length();
            case ED25519 -> 64;
            case RSA -> 256;
            case ECDSA -> 0;
        };
    }

    private static boolean isPadded(WebhookSigner signer) {
        return hasUnusedBits(signer) && format(signer, format -> format.encoding() == Encoding.BASE64);
    }

    private static boolean format(WebhookSigner signer, Predicate<SignatureFormat> condition) {
        return signer.signing()
                .filter(scheme -> condition.test(scheme.signature().signature()))
                .isPresent();
    }

    private static String respelled(String item) {
        int last = item.length() - 1;
        while (item.charAt(last) == '=') {
            last--;
        }
        // The digits that end a signature have their unused bits clear, so that the next one in the alphabet differs in
        // these alone.
        return item.substring(0, last) + (char) (item.charAt(last) + 1) + item.substring(last + 1);
    }
}
