package org.webhookverifier.address;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * Tells the address of the client that sent a request.
 *
 * <p>The default, {@link #direct()}, is the peer of the connection. Behind proxies, these have to be declared, together with
 * the one header in which they write; a request from any other peer is taken as direct and its header is ignored. The header
 * is read from the right, over all its lines in order, past the trusted proxies: what stands left of the first other address
 * is the client's own word and never read. Immutable and thread-safe.
 */
public final class ClientAddress {
    private static final int MOST_ELEMENTS = 32;
    private static final int MOST_CHARACTERS = 8 * 1024;
    private static final ClientAddress DIRECT = new ClientAddress(IpRanges.NONE, null);

    private final IpRanges trustedProxies;
    private final @Nullable ForwardedHeader header;

    private ClientAddress(IpRanges trustedProxies, @Nullable ForwardedHeader header) {
        this.trustedProxies = trustedProxies;
        this.header = header;
    }

    /** Returns the rule that the client is the peer, whatever the headers say. */
    public static ClientAddress direct() {
        return DIRECT;
    }

    /**
     * Returns the rule that the client is the first address, from the right of the header, that is no trusted proxy.
     *
     * <p>One header is declared, never both, because a proxy writes only one and passes on the other as the client wrote it.
     *
     * @throws WebhookConfigurationException if the proxies are every IPv4 or every IPv6 address: any sender could choose its
     *     address then
     */
    public static ClientAddress behind(IpRanges trustedProxies, ForwardedHeader header) {
        if (trustedProxies.containsWholeFamily()) {
            throw new WebhookConfigurationException(
                    List.of("The trusted proxies are every IPv4 or every IPv6 address, so that any sender could choose"
                            + " its address: write the addresses of your proxies, such as 10.0.0.0/8."));
        }
        return new ClientAddress(trustedProxies, header);
    }

    /** Returns the header whose values decide, or null if none does. */
    public @Nullable ForwardedHeader header() {
        return header;
    }

    /**
     * Returns the client's address, or null if it cannot be known; a caller that needs it has to refuse then.
     *
     * <p>It cannot be known if the peer is no address, or if the peer is a trusted proxy and the header is missing, has more
     * than 8192 characters, or has a hop that is hidden, {@code unknown} or malformed before the client is found; it is looked
     * for in the last 32 hops. If every hop is a trusted proxy, the client is the leftmost. A {@code Forwarded} line that
     * breaks the grammar anywhere is one malformed hop, as an open quotation mark changes the meaning of all that follows.
     *
     * @param peer the other end of the connection, as the server gives it; IPv6 may be in brackets, as Jetty has it
     * @param headerValues the values of all lines of {@link #header()}, in order
     */
    public @Nullable IpAddress resolve(@Nullable String peer, List<String> headerValues) {
        IpAddress address = peer == null ? null : peerAddress(peer);
        if (address == null || header == null || !trustedProxies.contains(address)) {
            return address;
        }
        return isTooLong(headerValues) ? null : forwardedFor(headerValues, header);
    }

    /**
     * Returns whether the client's address is known and lies in the given ranges; allocates nothing if the peer decides.
     *
     * @param peer as for {@link #resolve}
     * @param headerValues as for {@link #resolve}
     */
    public boolean isWithin(IpRanges ranges, @Nullable String peer, List<String> headerValues) {
        if (peer != null && !peer.startsWith("[") && (header == null || !trustedProxies.contains(peer))) {
            return ranges.contains(peer);
        }
        IpAddress client = resolve(peer, headerValues);
        return client != null && ranges.contains(client);
    }

    private static @Nullable IpAddress peerAddress(String peer) {
        return peer.startsWith("[") && peer.endsWith("]")
                ? IpAddress.parse(peer, 1, peer.length() - 1)
                : IpAddress.parse(peer);
    }

    /** Returns whether the peer is a trusted proxy. */
    boolean isBehind(@Nullable String peer) {
        IpAddress address = peer == null ? null : peerAddress(peer);
        return address != null && trustedProxies.contains(address);
    }

    /** Returns the position of the hop that the outermost trusted proxy has written, the client's; -1 if it cannot be known. */
    int clientHop(List<String> nodes, ForwardedHeader forwarded) {
        int unread = nodes.size() - MOST_ELEMENTS;
        for (int at = nodes.size() - 1; at >= 0; at--) {
            IpAddress hop = at < unread ? null : forwarded.address(nodes.get(at));
            if (hop == null) {
                return -1;
            }
            if (at == 0 || !trustedProxies.contains(hop)) {
                return at;
            }
        }
        return -1;
    }

    private @Nullable IpAddress forwardedFor(List<String> lines, ForwardedHeader forwarded) {
        List<String> nodes = forwarded.nodes(lines);
        int hop = clientHop(nodes, forwarded);
        return hop < 0 ? null : forwarded.address(nodes.get(hop));
    }

    static boolean isTooLong(List<String> lines) {
        int characters = lines.size() - 1;
        for (String line : lines) {
            characters += line.length();
        }
        return characters > MOST_CHARACTERS;
    }
}
