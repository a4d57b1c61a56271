package org.webhookverifier.verify;

import java.util.Locale;

/** Why a request was rejected. The sender never learns it; logs, metrics and listeners do. */
public enum Reason {
    /** The client's address may not send, or cannot be known. */
    ADDRESS_NOT_ALLOWED(403),
    /** A header of the scheme is missing or blank. */
    MISSING_HEADER(401),
    /** A header of the scheme came more than once, so that it is not clear which one counts. */
    DUPLICATE_HEADER(401),
    /** A header of the scheme does not have the form that the provider documents. */
    MALFORMED(401),
    /** The signed timestamp is older than the tolerance. */
    STALE(401),
    /** The signed timestamp is further ahead than the tolerance. */
    FUTURE(401),
    /** No signature matches: the bytes, the signed headers or the secret differ. */
    BAD_SIGNATURE(401),
    /** The token or password is wrong. */
    BAD_TOKEN(401),
    /** The request names a key that is not one of the source's. */
    UNKNOWN_KEY(401),
    /** The request names a key or certificate from a place, or of an issuer, that is not trusted. */
    UNTRUSTED_KEY(401),
    /** No secret counts at the moment, or the tenant is unknown. */
    NO_SECRET(401),
    /** The secrets could not be found out; the sender is asked to come again. */
    SECRETS_UNAVAILABLE(503);

    private final int status;
    private final String code;

    Reason(int status) {
        this.status = status;
        this.code = name().toLowerCase(Locale.ROOT);
    }

    /** Returns the HTTP status for the sender. */
    public int status() {
        return status;
    }

    /** Returns the name for logs and metrics, for example {@code bad_signature}. */
    public String code() {
        return code;
    }
}
