package org.webhookverifier.provider;

/** What computes or checks a signature, beside its {@link Hash}. */
public enum Algorithm {
    /** HMAC, <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>. */
    HMAC,
    /** A plain hash over a content that names <code>{secret}</code>: what a few providers took before they knew HMAC. */
    DIGEST,
    /** Ed25519, <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC 8032</a>; the secret of the source is the provider's public key. */
    ED25519,
    /** ECDSA over P-256, P-384 or P-521, whichever the key is for, with a DER signature; the secret of the source is the provider's public key. */
    ECDSA,
    /** RSA, PKCS #1 v1.5, of at least 2,048 bits; the secret of the source is the provider's public key. */
    RSA;

    /** Returns whether the key is public, so that only the provider can sign. */
    public boolean isPublicKey() {
        return this == ED25519 || this == ECDSA || this == RSA;
    }
}
