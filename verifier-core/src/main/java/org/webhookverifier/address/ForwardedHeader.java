package org.webhookverifier.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header in which trusted proxies write for whom they pass on a request. */
public enum ForwardedHeader {
    /** {@code X-Forwarded-For}: addresses with commas between them, each with a port or without. */
    X_FORWARDED_FOR("X-Forwarded-For"),

    /** {@code Forwarded}: the {@code for} parameters, as RFC 7239 defines them. */
    FORWARDED("Forwarded");

    private final String headerName;

    ForwardedHeader(String headerName) {
        this.headerName = headerName;
    }

    /** Returns the name of the header. */
    public String headerName() {
        return headerName;
    }

    /** Returns what the header lines say of each hop, leftmost first; a line that cannot be taken apart is one empty hop. */
    List<String> nodes(List<String> lines) {
        List<String> nodes = new ArrayList<>();
        for (String line : lines) {
            if (this == FORWARDED) {
                new ForwardedLine(line).hops().forEach(hop -> nodes.add(hop.node()));
            } else {
                nodes.addAll(listed(line));
            }
        }
        return nodes;
    }

    /** Returns the address of a hop, or null if it is hidden, unknown or malformed. */
    @Nullable
    IpAddress address(String node) {
        return ForwardedNode.address(node, this);
    }

    /** Returns the elements of a line with commas between them. */
    static List<String> listed(String line) {
        List<String> nodes = new ArrayList<>();
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            nodes.add(trimmed(line, from, comma));
            from = comma + 1;
        }
        nodes.add(trimmed(line, from, line.length()));
        return nodes;
    }

    /** Takes off what HTTP calls whitespace; {@link String#trim} would take off control characters too. */
    private static String trimmed(String line, int from, int to) {
        int first = from;
        int end = to;
        while (first < end && isWhitespace(line.charAt(first))) {
            first++;
        }
        while (first < end && isWhitespace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(first, end);
    }

    static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t';
    }
}
