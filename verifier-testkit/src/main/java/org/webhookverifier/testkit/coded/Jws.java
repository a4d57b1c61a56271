package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.base64url;
import static org.webhookverifier.testkit.coded.Macs.utf8;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An algorithm of signed tokens.
 *
 * @param name the name, for example {@code ES256}
 */
record Jws(String name) {
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
