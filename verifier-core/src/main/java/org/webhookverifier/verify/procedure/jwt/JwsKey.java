package org.webhookverifier.verify.procedure.jwt;

/**
 * A key that checks signatures of one family of algorithms and never of another.
 *
 * <p>Thread-safe. The printed form holds nothing of the key.
 */
sealed interface JwsKey permits MacKey, NimbusKey, Ed25519Key {
    /** Returns the id by which tokens name the key; empty if it has none and may be meant by any token. */
    String id();

    /** Returns whether the signature is one of the text with this key, and the key is for that algorithm. */
    boolean verifies(JwsAlgorithm algorithm, byte[] text, byte[] signature);
}
