package org.webhookverifier.provider;

import java.net.URI;
import java.util.List;

/**
 * Where a provider publishes the addresses that it sends from.
 *
 * @param url a JSON document
 * @param pointers where its arrays of addresses and ranges are
 */
public record PublishedAddresses(URI url, List<String> pointers) {
    /** Keeps its own copy of the pointers. */
    public PublishedAddresses {
        pointers = List.copyOf(pointers);
    }
}
