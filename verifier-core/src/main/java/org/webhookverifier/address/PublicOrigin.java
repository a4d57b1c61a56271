package org.webhookverifier.address;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells by which scheme, host and port the provider has called, from what the outermost trusted proxy wrote.
 *
 * <p>Proxies write it into {@code Forwarded}, where each hop has an element of its own, or into {@code X-Forwarded-Proto},
 * {@code X-Forwarded-Host} and {@code X-Forwarded-Port} beside {@code X-Forwarded-For}; in place of {@code X-Forwarded-Host} they may pass
 * on {@code Host}. What stands left of the trusted proxies' elements is the client's own word and never read. Where anything is
 * missing, malformed, said twice or said differently by several trusted proxies, the origin is not known. Immutable and thread-safe.
 */
public final class PublicOrigin {
    private static final String SCHEME = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";
    private static final String PORT = "X-Forwarded-Port";

    private final ClientAddress client;
    private final ForwardedHeader header;

    private PublicOrigin(ClientAddress client, ForwardedHeader header) {
        this.client = client;
        this.header = header;
    }

    /**
     * Returns the rule for the proxies behind which a client is looked for.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static PublicOrigin behind(ClientAddress client) {
        ForwardedHeader header = client.header();
        if (header == null) {
            throw new IllegalArgumentException("Without trusted proxies, no origin is written that could be trusted");
        }
        return new PublicOrigin(client, header);
    }

    /** Returns the names of the headers that it looks at. */
    public List<String> headers() {
        return header == ForwardedHeader.FORWARDED
                ? List.of(header.headerName())
                : List.of(header.headerName(), SCHEME, HOST, PORT, "Host");
    }

    /**
     * Returns the origin, such as {@code https://hooks.example.com} or {@code http://[2001:db8::1]:8080}, with the port unless it is the
     * usual one; {@code null} if it cannot be known.
     *
     * @param peer the other end of the connection, as the server gives it
     * @param headers returns the values of all lines of a header, in order
     */
    public @Nullable String of(@Nullable String peer, Function<String, List<String>> headers) {
        List<String> lines = headers.apply(header.headerName());
        if (!client.isBehind(peer) || ClientAddress.isTooLong(lines)) {
            return null;
        }
        List<String> nodes = header.nodes(lines);
        int hop = client.clientHop(nodes, header);
        if (hop < 0) {
            return null;
        }
        return header == ForwardedHeader.FORWARDED ? forwarded(lines, hop) : agreed(headers, nodes.size() - hop);
    }

    private static @Nullable String forwarded(List<String> lines, int number) {
        var hops = new ArrayList<ForwardedHop>();
        lines.forEach(line -> hops.addAll(new ForwardedLine(line).hops()));
        ForwardedHop hop = hops.get(number);
        return OriginText.of(hop.scheme(), hop.host(), "");
    }

    /** Returns what the given number of proxies, counted from the right, says alike. */
    private static @Nullable String agreed(Function<String, List<String>> headers, int proxies) {
        String host = agreed(headers.apply(HOST), proxies);
        if (host != null && host.isEmpty()) {
            host = agreed(headers.apply("Host"), 1);
        }
        String scheme = agreed(headers.apply(SCHEME), proxies);
        String port = agreed(headers.apply(PORT), proxies);
        return scheme == null || host == null || port == null ? null : OriginText.of(scheme, host, port);
    }

    // A proxy may pass on what the one before it wrote, replace it, or add to it. Which of them it did cannot be seen,
    // so that an
    // element further left counts only if it says the same as the last, which certainly comes from a proxy.
    private static @Nullable String agreed(List<String> lines, int proxies) {
        if (lines.isEmpty()) {
            return "";
        }
        if (ClientAddress.isTooLong(lines)) {
            return null;
        }
        for (String line : lines) {
            if (!line.equals(lines.get(0))) {
                return null;
            }
        }
        List<String> said = ForwardedHeader.listed(lines.get(0));
        String last = said.get(said.size() - 1);
        for (int at = Math.max(0, said.size() - proxies); at < said.size(); at++) {
            if (!said.get(at).equals(last)) {
                return null;
            }
        }
        return last.isEmpty() ? null : last;
    }
}
