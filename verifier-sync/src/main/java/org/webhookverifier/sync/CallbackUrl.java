package org.webhookverifier.sync;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.observe.LogText;

/**
 * Says which registrations are ours: those of the same URL.
 *
 * <p>Only what <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.3">RFC 3986</a> calls equivalent for every server is taken as
 * equal: the case of scheme and host, the usual port, and no path for {@code /}. A slash at the end, another query or another escape
 * make another URL.
 */
final class CallbackUrl {
    private CallbackUrl() {}

    static boolean same(String left, String right) {
        return normal(left).equals(normal(right));
    }

    /** Returns what is wrong with a URL as one of our own, or {@code null} if nothing is. */
    static @Nullable String mistake(String url) {
        URI uri = parsed(url);
        if (uri == null || uri.getHost() == null || !"https".equalsIgnoreCase(uri.getScheme())) {
            return "is no HTTPS URL with a host; write it as the provider should call it, https://hooks.example.com/path.";
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return "holds a user or a fragment; leave them out, for the registration would show them.";
        }
        for (int i = 0; i < url.length(); i++) {
            if (url.charAt(i) > '~') {
                return "holds characters beyond ASCII, which every provider escapes in its own way; escape them yourself.";
            }
        }
        return null;
    }

    /** Returns a URL for people: without its query, which may hold a token. */
    static String shown(String url) {
        int query = url.indexOf('?');
        return LogText.of(query < 0 ? url : url.substring(0, query) + "?...");
    }

    private static String normal(String url) {
        URI uri = parsed(url);
        if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
            return url;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
        var text = new StringBuilder(scheme).append("://");
        if (uri.getRawUserInfo() != null) {
            text.append(uri.getRawUserInfo()).append('@');
        }
        text.append(uri.getHost().toLowerCase(Locale.ROOT));
        if (uri.getPort() != -1 && uri.getPort() != usual) {
            text.append(':').append(uri.getPort());
        }
        text.append(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
        if (uri.getRawQuery() != null) {
            text.append('?').append(uri.getRawQuery());
        }
        return uri.getRawFragment() == null
                ? text.toString()
                : text.append('#').append(uri.getRawFragment()).toString();
    }

    private static @Nullable URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
