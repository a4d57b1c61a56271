package org.webhookverifier.provider;

/** How the key is read from the secret as it is pasted from the provider's dashboard. */
public enum KeyFormat {
    /** The whole text, in UTF-8. */
    UTF8,
    /** Base64. */
    BASE64,
    /** Base64 after {@code whsec_} or {@code v1,whsec_}, both of which may be missing: <a href="https://www.standardwebhooks.com">Standard Webhooks</a>. */
    WHSEC,
    /** Hexadecimal. */
    HEX,
    /** The whole text, normalised by Unicode's NFKD, in UTF-8. */
    NFKD,
    /**
     * A public key in any of the notations that providers hand out: PEM of the key or of a certificate, with line ends or with
     * {@code \n} for each; Base64 of its DER form; or hexadecimal or Base64 of the 32 bytes of Ed25519 or of an uncompressed point of
     * ECDSA.
     */
    PUBLIC_KEY
}
