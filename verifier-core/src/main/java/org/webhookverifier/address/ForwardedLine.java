package org.webhookverifier.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes one line of a {@code Forwarded} header apart: RFC 7239, section 4.
 *
 * <p>A line is read from the left, whole or not at all: a quotation mark that a client left open would otherwise move what a
 * proxy wrote into a quoted string, or what the client wrote out of one.
 *
 * <p>Not thread-safe; for one use.
 */
final class ForwardedLine {
    private static final List<ForwardedHop> MALFORMED = List.of(ForwardedHop.UNKNOWN);
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final String line;
    private int at;

    ForwardedLine(String line) {
        this.line = line;
    }

    /** Returns the elements; one of which nothing is known if the line is malformed. */
    List<ForwardedHop> hops() {
        List<ForwardedHop> hops = new ArrayList<>();
        do {
            ForwardedHop hop = hop();
            if (hop == null) {
                return MALFORMED;
            }
            hops.add(hop);
        } while (skipped(','));
        return at == line.length() ? hops : MALFORMED;
    }

    private @Nullable ForwardedHop hop() {
        ForwardedHop hop = ForwardedHop.UNKNOWN;
        do {
            skipWhitespace();
            String name = token();
            if (!name.isEmpty()) {
                String value = skipped('=') ? value() : null;
                hop = value == null ? null : hop.with(name, value);
                if (hop == null) {
                    return null;
                }
                skipWhitespace();
            }
        } while (skipped(';'));
        return hop;
    }

    private @Nullable String value() {
        if (skipped('"')) {
            return quoted();
        }
        String token = token();
        return token.isEmpty() ? null : token;
    }

    private @Nullable String quoted() {
        var value = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\') {
                at++;
            }
            if (at == line.length() || isControl(line.charAt(at))) {
                return null;
            }
            value.append(line.charAt(at++));
        }
        return skipped('"') ? value.toString() : null;
    }

    private String token() {
        int from = at;
        while (at < line.length() && isTokenCharacter(line.charAt(at))) {
            at++;
        }
        return line.substring(from, at);
    }

    private void skipWhitespace() {
        while (at < line.length() && ForwardedHeader.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    private boolean skipped(char wanted) {
        boolean found = at < line.length() && line.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private static boolean isTokenCharacter(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || c == 0x7f;
    }
}
