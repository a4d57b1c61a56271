package org.webhookverifier.verify;

import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.SignatureFormat;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;

/** Reads the value of a signature header in one go: the candidates and, where it is an item of the list, the timestamp. */
final class SignatureHeader {
    private final SignatureFormat format;
    private final boolean isList;
    private final char separator;
    private final String prefix;
    private final Encoding encoding;
    private final String timePrefix;

    SignatureHeader(SignatureScheme scheme) {
        format = scheme.signature();
        isList = !format.separator().isEmpty();
        separator = isList ? format.separator().charAt(0) : 0;
        prefix = format.prefix();
        encoding = format.encoding();
        timePrefix = scheme.timestamp().map(TimestampFormat::itemPrefix).orElse("");
    }

    /** Hands candidates and timestamp to the worker. */
    void read(String value, MacWorker worker) {
        if (isList) {
            int start = 0;
            while (start <= value.length()) {
                int separatorAt = value.indexOf(separator, start);
                int end = separatorAt < 0 ? value.length() : separatorAt;
                readItem(value, skipSpace(value, start, end), end, worker);
                start = end + 1;
            }
        } else {
            int start = format.start(value);
            if (start >= 0) {
                worker.offer(value, start, value.length(), encoding);
            }
        }
    }

    private void readItem(String value, int start, int end, MacWorker worker) {
        // Spaces are trimmed no further than to the end of the prefix, which may have some itself.
        if (startsWith(prefix, value, start, end)) {
            int from = start + prefix.length();
            worker.offer(value, from, trimEnd(value, from, end), encoding);
        }
        if (!timePrefix.isEmpty() && startsWith(timePrefix, value, start, end)) {
            int from = start + timePrefix.length();
            worker.offerTime(from, trimEnd(value, from, end));
        }
    }

    private static boolean startsWith(String prefix, String value, int start, int end) {
        return start + prefix.length() <= end && value.startsWith(prefix, start);
    }

    private static int skipSpace(String value, int start, int end) {
        int at = start;
        while (at < end && value.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int trimEnd(String value, int start, int end) {
        int at = end;
        while (at > start && value.charAt(at - 1) == ' ') {
            at--;
        }
        return at;
    }
}
