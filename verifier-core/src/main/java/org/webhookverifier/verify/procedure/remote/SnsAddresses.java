package org.webhookverifier.verify.procedure.remote;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that Amazon SNS itself uses: {@code https://sns.REGION.amazonaws.com/}, with {@code .cn} at the end in China, and no
 * port, user information or fragment. Other hosts of Amazon serve files of its customers.
 */
final class SnsAddresses {
    private static final int MAX_LENGTH = 2048;
    private static final String START = "https://sns.";
    private static final List<String> DOMAINS = List.of(".amazonaws.com/", ".amazonaws.com.cn/");
    private static final String END_OF_CERTIFICATE = ".pem";
    private static final String CONFIRMATION = "?Action=ConfirmSubscription&";

    private SnsAddresses() {}

    /** Returns the address of a certificate, or {@code null} if it is none of SNS. */
    static @Nullable URI certificate(String text) {
        int path = pathOf(text);
        int end = text.length() - END_OF_CERTIFICATE.length();
        boolean trusted =
                path > 0 && end > path && text.startsWith(END_OF_CERTIFICATE, end) && consistsOf(text, path, end, "-");
        return trusted ? withHost(text) : null;
    }

    /** Returns the address that confirms a subscription, or {@code null} if it is none of SNS. */
    static @Nullable URI confirmation(String text) {
        int path = pathOf(text);
        int query = path + CONFIRMATION.length();
        boolean trusted = path > 0
                && text.startsWith(CONFIRMATION, path)
                && consistsOf(text, query, text.length(), "-._~=&:%+")
                && hasWholeEscapes(text);
        return trusted ? withHost(text) : null;
    }

    // A region that starts or ends with a hyphen is none, and makes no host.
    private static @Nullable URI withHost(String text) {
        URI address = URI.create(text);
        return address.getHost() == null ? null : address;
    }

    /** Returns where the path starts, after its slash, or -1 if the host is another. */
    private static int pathOf(String text) {
        if (text.length() > MAX_LENGTH || !text.startsWith(START)) {
            return -1;
        }
        int end = START.length();
        while (end < text.length() && isRegion(text.charAt(end))) {
            end++;
        }
        for (String domain : DOMAINS) {
            if (end > START.length() && text.startsWith(domain, end)) {
                return end + domain.length();
            }
        }
        return -1;
    }

    private static boolean isRegion(char c) {
        return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean consistsOf(String text, int start, int end, String signs) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isRegion(c) && !(c >= 'A' && c <= 'Z') && signs.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasWholeEscapes(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length()
                    || Character.digit(text.charAt(i + 1), 16) < 0
                    || Character.digit(text.charAt(i + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
