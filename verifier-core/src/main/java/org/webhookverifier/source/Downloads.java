package org.webhookverifier.source;

import java.io.IOException;
import java.net.URI;

/**
 * Fetches keys and certificates that a provider publishes.
 *
 * <p>It is only asked for addresses that the provider's description allows: {@code https}, an exact host or pattern, no user
 * information, no other port. Implementations must not follow redirects and should give up after a few seconds. Thread-safe.
 */
@FunctionalInterface
public interface Downloads {
    /**
     * Returns what is at an address, at most the given number of bytes.
     *
     * @throws IOException if it cannot be had, is longer, or is anything but an answer of 200
     */
    byte[] get(URI address, int limit) throws IOException;

    /**
     * Returns the default: Java's own client, with its proxy settings and trust store. HTTPS on its usual port only, no redirects, five
     * seconds for connecting and ten for all of the answer.
     */
    static Downloads https() {
        return HttpsDownloads.shared();
    }

    /** Returns whether an address is absolute, of HTTPS on its usual port, and names nothing but host, path and query. */
    static boolean isHttps(URI address) {
        return HttpsDownloads.isHttps(address);
    }
}
