package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.base64url;
import static org.webhookverifier.testkit.coded.Macs.utf8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An algorithm of signed tokens.
 *
 * @param name the name, for example {@code ES256}
 */
record Jws(String name) {
    /**
     * Returns the first of the algorithms that a secret or private key can be used with.
     *
     * @throws IllegalArgumentException if it can be used with none
     */
    static Jws of(String algorithms, String secret) {
        List<Jws> all = Stream.of(algorithms.split(",", -1)).map(Jws::new).toList();
        if (all.stream().allMatch(Jws::isShared)) {
            return all.get(0);
        }
        Optional<NamedKey> key = NamedKey.find(secret);
        return all.stream()
                .filter(jws -> key.map(jws::suits).orElseGet(jws::isShared))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no private key in PKCS #8 for " + algorithms
                        + ": with what a source has nobody can sign; SigningPair.generate makes a pair"));
    }

    private boolean suits(NamedKey key) {
        return key.key() instanceof ECPrivateKey ec
                ? curve().equals("P-" + ec.getParams().getCurve().getField().getFieldSize())
                        && keyType().equals("EC")
                : !isShared()
                        && (keyType().equals("RSA") ? "RSA" : "EdDSA")
                                .equals(key.key().getAlgorithm());
    }

    /** Returns whether both sides share a secret. */
    boolean isShared() {
        return name.startsWith("HS");
    }

    /** Returns what the JDK calls its keys. */
    String keyType() {
        return name.startsWith("ES") ? "EC" : name.equals("EdDSA") ? "Ed25519" : "RSA";
    }

    /** Returns the curve of its keys; only for those on one of NIST. */
    String curve() {
        return switch (name) {
            case "ES384" -> "P-384";
            case "ES512" -> "P-521";
            default -> "P-256";
        };
    }

    /** Returns head, payload and signature, with full stops between them. */
    String token(Sender sender, String secret, ObjectNode head, byte[] payload) {
        String input = base64url(utf8(Json.write(head))) + "." + base64url(payload);
        byte[] signature =
                isShared() ? Macs.hmac("Hmac" + hash(), utf8(secret), utf8(input)) : signed(secret, utf8(input));
        return input + "." + base64url(sender.macs().apply(signature));
    }

    private byte[] signed(String privateKey, byte[] input) {
        String algorithm = switch (keyType()) {
            case "EC" -> hash() + "withECDSAinP1363Format";
            case "RSA" -> hash() + "withRSA";
            default -> "Ed25519";
        };
        return NamedKey.read(keyType(), privateKey).sign(algorithm, input);
    }

    private String hash() {
        return "SHA" + name.substring(2);
    }
}
