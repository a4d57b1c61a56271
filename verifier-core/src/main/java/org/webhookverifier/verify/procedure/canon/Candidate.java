package org.webhookverifier.verify.procedure.canon;

/**
 * A signature that a request offers.
 *
 * @param label the name of the key that the request says it is made with; empty if it does not say
 * @param signature the signature; of any length
 */
public record Candidate(String label, byte[] signature) {}
