package org.webhookverifier.event;

/**
 * What makes two deliveries the same: the source, the tenant, and the provider's id for the delivery.
 *
 * <p>The parts are compared exactly, case-sensitively and whole; they are never glued together. Where the provider's id is not
 * covered by the signature, {@code value} is a digest of the signed bytes instead and starts with {@value #DIGEST_PREFIX}, so
 * that a captured request cannot be replayed under a new id.
 *
 * @param source the name of the source
 * @param tenant the tenant, or an empty text for a source without tenants
 * @param value the signed id, or the digest of the signed bytes
 */
public record DeliveryKey(String source, String tenant, String value) {
    /** What the value of a key starts with that was derived from the signed bytes. */
    public static final String DIGEST_PREFIX = "sha256:";
}
