package org.webhookverifier.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where a provider publishes the addresses that it sends from.
 *
 * @param urls JSON documents, all of the same form
 * @param pointers where their arrays are
 * @param member where the address is in an element of the arrays, as a pointer; empty if the element itself is it
 * @param where what has to stand in an element for it to count, by pointers: the text itself, or an array with it
 */
public record PublishedAddresses(List<URI> urls, List<String> pointers, String member, Map<String, String> where) {
    /** Keeps its own copies. */
    public PublishedAddresses {
        urls = List.copyOf(urls);
        pointers = List.copyOf(pointers);
        where = Map.copyOf(where);
    }
}
