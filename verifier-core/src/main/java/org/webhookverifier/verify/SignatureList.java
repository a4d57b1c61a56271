package org.webhookverifier.verify;

import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.SignatureFormat;

/** Finds the candidates in the value of a signature header. */
final class SignatureList {
    private final char separator;
    private final boolean isList;
    private final String prefix;

    SignatureList(SignatureFormat format) {
        isList = !format.separator().isEmpty();
        separator = isList ? format.separator().charAt(0) : 0;
        prefix = format.prefix();
    }

    /** Hands all candidates to the worker. Returns whether there is at least one that is well-formed and there are not too many. */
    boolean offerAll(String value, Encoding encoding, MacWorker worker) {
        if (!isList) {
            return value.startsWith(prefix) && worker.offer(value, prefix.length(), value.length(), encoding);
        }
        boolean wellFormed = false;
        int start = 0;
        while (start <= value.length()) {
            int end = itemEnd(value, start, separator);
            int from = skipSpace(value, start, end);
            if (value.startsWith(prefix, from) && from + prefix.length() <= end) {
                if (!worker.hasRoom()) {
                    return false;
                }
                wellFormed |= worker.offer(value, from + prefix.length(), trimEnd(value, from, end), encoding);
            }
            start = end + 1;
        }
        return wellFormed;
    }

    static int itemEnd(String value, int start, char separator) {
        int end = value.indexOf(separator, start);
        return end < 0 ? value.length() : end;
    }

    static int skipSpace(String value, int start, int end) {
        int at = start;
        while (at < end && value.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    static int trimEnd(String value, int start, int end) {
        int at = end;
        while (at > start && value.charAt(at - 1) == ' ') {
            at--;
        }
        return at;
    }
}
