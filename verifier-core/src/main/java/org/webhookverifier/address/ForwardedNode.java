package org.webhookverifier.address;

import org.jspecify.annotations.Nullable;

/** Reads how forwarded headers write a hop: an address with a port or without, IPv6 in brackets where there is a port. */
final class ForwardedNode {
    private static final int HIGHEST_PORT = 65_535;

    private ForwardedNode() {}

    static @Nullable IpAddress address(String node, ForwardedHeader header) {
        if (node.startsWith("[")) {
            return bracketed(node, header);
        }
        int colon = node.indexOf(':');
        if (colon != node.lastIndexOf(':')) {
            // RFC 7239 wants brackets here: without them a port could pass for the last group of the address.
            return header == ForwardedHeader.X_FORWARDED_FOR ? IpAddress.parse(node) : null;
        }
        int end = colon < 0 ? node.length() : colon;
        return isPort(node, end, header) ? IpAddress.parse(node, 0, end) : null;
    }

    private static @Nullable IpAddress bracketed(String node, ForwardedHeader header) {
        int end = node.indexOf(']');
        boolean ipv6 = end > 0 && IpLiterals.elidedGroups(node, 1, end) >= 0;
        return ipv6 && isPort(node, end + 1, header) ? IpAddress.parse(node, 1, end) : null;
    }

    /** Returns whether the rest of the node is empty or a colon and a port; RFC 7239 lets the port be hidden. */
    private static boolean isPort(String node, int from, ForwardedHeader header) {
        if (from == node.length()) {
            return true;
        }
        int digits = node.length() - from - 1;
        if (node.charAt(from) != ':' || digits == 0) {
            return false;
        }
        if (header == ForwardedHeader.FORWARDED && node.charAt(from + 1) == '_') {
            return isHiddenPort(node, from + 2);
        }
        int port = 0;
        for (int at = from + 1; at < node.length(); at++) {
            char c = node.charAt(at);
            if (c < '0' || c > '9' || digits > 5) {
                return false;
            }
            port = port * 10 + c - '0';
        }
        return port <= HIGHEST_PORT;
    }

    private static boolean isHiddenPort(String node, int from) {
        for (int at = from; at < node.length(); at++) {
            char c = node.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && "._-".indexOf(c) < 0) {
                return false;
            }
        }
        return from < node.length();
    }
}
