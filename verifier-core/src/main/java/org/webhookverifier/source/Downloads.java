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
     * Sends JSON to an address and returns the answer, at most the given number of bytes. Providers that hand out keys to their customers
     * alone are asked in this way, with the application's credentials in the JSON: it is not for logs. An implementation that only
     * fetches need not have it; sources that need it then refuse every request.
     *
     * @throws IOException if there is no answer of 200, it is longer, or nothing can be sent
     */
    default byte[] post(URI address, byte[] json, int limit) throws IOException {
        throw new IOException("These downloads send nothing: implement Downloads.post");
    }

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
