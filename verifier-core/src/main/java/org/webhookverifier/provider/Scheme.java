package org.webhookverifier.provider;

/**
 * One way in which a provider proves that a request is its own.
 *
 * <p>A provider may have several. Each secret belongs to the first scheme whose {@link #secretPrefix()} it starts with, and a
 * request has to satisfy every scheme that has a secret. A scheme to which no secret could belong is a mistake in the provider.
 */
public sealed interface Scheme permits HmacScheme, TokenScheme {
    /** Returns what secrets of this scheme start with; empty for any. */
    String secretPrefix();
}
