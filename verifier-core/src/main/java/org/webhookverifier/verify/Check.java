package org.webhookverifier.verify;

import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;

/** A scheme of a provider, made ready for checking requests. */
sealed interface Check permits HmacCheck, SignatureCheck, TokenCheck, CodedCheck {
    /** Returns whether the time matters, whatever the keys. */
    boolean isTimed();

    /** Checks a request against the keys that count at the given time, which is any where neither they nor this check ask for it. */
    Verification verify(WebhookRequest request, Keys keys, long nowMillis);

    /** Makes a key of this scheme ready. */
    Key key(Secret secret);

    /** A header that has to be there exactly once. */
    final class SingleHeader {
        private static final int MAX_LENGTH = 8 * 1024;

        final String name;
        private final Rejected missing;
        private final Rejected duplicate;
        private final Rejected tooLong;

        SingleHeader(String name) {
            this.name = name;
            missing = new Rejected(Reason.MISSING_HEADER, "header " + name + " is missing or blank");
            duplicate = new Rejected(Reason.DUPLICATE_HEADER, "header " + name + " came more than once");
            tooLong =
                    new Rejected(Reason.MALFORMED, "header " + name + " is longer than " + MAX_LENGTH + " characters");
        }

        /** Returns where the header is, or a negative number that {@link #refusal} explains. */
        int find(Headers headers) {
            int at = headers.findOnly(name);
            if (at < 0) {
                return at;
            }
            String value = headers.value(at);
            if (isBlank(value)) {
                return -1;
            }
            return value.length() > MAX_LENGTH ? -3 : at;
        }

        Rejected refusal(int found) {
            return found == -1 ? missing : found == -2 ? duplicate : tooLong;
        }

        private static boolean isBlank(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) > ' ') {
                    return false;
                }
            }
            return true;
        }
    }
}
