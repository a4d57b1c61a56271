package org.webhookverifier.verify.procedure.jwt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/** The one header that holds a token, and what stands before it; or the body that is one. */
final class TokenPlace {
    private final String header;
    private final String prefix;
    private final Finding.Refused missing;
    private final Finding.Refused duplicate;
    private final Finding.Refused malformed;

    /**
     * Makes the place.
     *
     * @param prefix what the value starts with, in either case, for example {@code Bearer} and a space; empty for nothing
     */
    TokenPlace(String header, String prefix) {
        this.header = header;
        this.prefix = prefix;
        String name = header.isEmpty() ? "the body" : "header " + header;
        missing = new Finding.Refused(Reason.MISSING_HEADER, name + " is missing or blank");
        duplicate = new Finding.Refused(Reason.DUPLICATE_HEADER, name + " came more than once");
        malformed = new Finding.Refused(Reason.MALFORMED, name + " does not have the documented form");
    }

    /** Returns the place of a token that is the body. */
    static TokenPlace ofBody() {
        return new TokenPlace("", "");
    }

    boolean isBody() {
        return header.isEmpty();
    }

    String header() {
        return header;
    }

    /** Returns where the token starts in the value: after the prefix. */
    int start() {
        return prefix.length();
    }

    /** Returns where the token is: the position of the header, or 0 for a body; or a negative number that {@link #refusal} explains. */
    int find(WebhookRequest request) {
        if (isBody()) {
            return request.body().length == 0 ? -1 : 0;
        }
        return find(request.headers());
    }

    /** Returns the token there, or {@code null} if it is none. */
    @Nullable
    CompactJws read(WebhookRequest request, int found) {
        return isBody()
                ? CompactJws.readLong(new String(request.body(), StandardCharsets.ISO_8859_1), 0)
                : CompactJws.read(request.headers().value(found), start());
    }

    /** Returns the position of the header, or a negative number that {@link #refusal} explains. */
    int find(Headers headers) {
        int at = headers.findOnly(header);
        if (at < 0) {
            return at;
        }
        String value = headers.value(at);
        return value.isBlank() ? -1 : hasPrefix(value) ? at : -3;
    }

    Finding.Refused refusal(int found) {
        return found == -1 ? missing : found == -2 ? duplicate : malformed;
    }

    /** Refuses a token that is none. */
    Finding.Refused malformed() {
        return malformed;
    }

    private boolean hasPrefix(String value) {
        if (value.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (lower(value.charAt(i)) != lower(prefix.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}
