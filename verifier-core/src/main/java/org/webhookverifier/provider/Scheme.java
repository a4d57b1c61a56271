package org.webhookverifier.provider;

/**
 * One way in which a provider proves that a request is its own.
 *
 * <p>A provider may have several. Each secret belongs to the first scheme whose {@link #secretPrefix()} it starts with, and a
 * request has to satisfy every scheme that has a secret, unless the provider says that one is enough. A scheme to which no secret
 * could belong is a mistake in the provider.
 */
public sealed interface Scheme permits SignatureScheme, TokenScheme, CodedScheme {
    /** Returns what secrets of this scheme start with; empty for any. */
    String secretPrefix();

    /** Returns whether the body is signed; a token does not sign it. */
    boolean coversBody();

    /** Returns whether the header of the given name is signed. */
    boolean covers(String header);

    /** Returns whether what is at the given place is signed. */
    boolean covers(Ref ref);
}
