package org.webhookverifier.verify.procedure;

import java.util.List;
import org.webhookverifier.request.WebhookRequest;

/**
 * A proof that takes code to check.
 *
 * <p>Nothing in a request may make {@link #check} throw. A procedure compares secrets in constant time, takes algorithms from its
 * parameters and never from the request, and fetches nothing but through the {@link org.webhookverifier.source.Downloads} of the source.
 *
 * <p>Thread-safe.
 */
public interface Procedure {
    /**
     * Makes a secret ready.
     *
     * @throws IllegalArgumentException if it does not have the form that the provider hands out; the message continues
     *     "A secret ..." and does not quote it
     */
    Object key(String secret);

    /**
     * Checks a request.
     *
     * @param keys the keys that count now, as {@link #key} made them, the usual one first; at least one
     * @param nowMillis the receiver's clock
     */
    Finding check(WebhookRequest request, List<Object> keys, long nowMillis);

    /** Returns the names of the headers that it looks at. */
    List<String> headers();
}
