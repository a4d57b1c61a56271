package org.webhookverifier.address;

import org.jspecify.annotations.Nullable;

/**
 * What a proxy says in an element of a {@code Forwarded} header; empty where it says nothing.
 *
 * @param node for whom it passes the request on
 * @param scheme by which scheme it was called
 * @param host by which host, and port if that is not the usual one
 */
record ForwardedHop(String node, String scheme, String host) {
    static final ForwardedHop UNKNOWN = new ForwardedHop("", "", "");

    /** Returns this with a further parameter, or null if it comes a second time or is empty. */
    @Nullable
    ForwardedHop with(String name, String value) {
        if (name.equalsIgnoreCase("for")) {
            return node.isEmpty() ? new ForwardedHop(said(value), scheme, host) : null;
        }
        if (name.equalsIgnoreCase("proto")) {
            return scheme.isEmpty() ? new ForwardedHop(node, said(value), host) : null;
        }
        if (name.equalsIgnoreCase("host")) {
            return host.isEmpty() ? new ForwardedHop(node, scheme, said(value)) : null;
        }
        return this;
    }

    // A quoted nothing is told from no parameter, so that a second one is noticed.
    private static String said(String value) {
        return value.isEmpty() ? " " : value;
    }
}
