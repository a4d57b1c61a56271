package org.webhookverifier.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.SignatureFormat;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;

/** Finds the candidates, and the timestamp where it is among them, at the places of a scheme. */
final class SignatureItems {
    private static final int MAX_CANDIDATES = 16;

    private final SignatureFormat format;
    private final String timePrefix;
    private final boolean timeFirst;

    SignatureItems(SignatureScheme scheme) {
        format = scheme.signature();
        TimestampFormat time = scheme.timestamp().orElse(null);
        timePrefix = time == null ? "" : time.itemPrefix();
        timeFirst = time != null && time.at() == null && timePrefix.isEmpty();
    }

    /**
     * What was found.
     *
     * @param candidates the signatures that could be decoded; none if there are too many
     * @param timestamp the timestamp among the items, or {@code null} if it is not there exactly once
     */
    record Found(List<byte[]> candidates, @Nullable String timestamp) {}

    /** Returns what the places of the scheme are called in details. */
    String name() {
        Ref first = format.at().get(0);
        return first instanceof Ref.Header header ? "header " + header.name() : "the place of the signature";
    }

    /** Returns what was found, or {@code null} if there is no signature at any place; the values then say why. */
    @Nullable
    Found find(Values values) {
        var candidates = new ArrayList<byte[]>();
        var times = new ArrayList<String>(1);
        boolean there = false;
        int offered = 0;
        Rejected refusal = null;
        for (Ref place : format.at()) {
            String value = values.read(place);
            if (value == null) {
                Rejected why = values.refusal();
                if (why.reason() != Reason.MISSING_HEADER) {
                    return null;
                }
                refusal = refusal == null ? why : refusal;
                continue;
            }
            there = true;
            offered += read(value, candidates, times);
        }
        if (!there) {
            values.refuse(refusal);
            return null;
        }
        return new Found(offered > MAX_CANDIDATES ? List.of() : candidates, times.size() == 1 ? times.get(0) : null);
    }

    /** Reads the items of one value and returns how many signatures it offers. */
    private int read(String value, List<byte[]> candidates, List<String> times) {
        if (format.separator().isEmpty()) {
            return offer(value, candidates);
        }
        char separator = format.separator().charAt(0);
        int offered = 0;
        int start = 0;
        while (start <= value.length()) {
            int at = value.indexOf(separator, start);
            int end = at < 0 ? value.length() : at;
            String item = trim(value, start, end);
            if (timeFirst && start == 0) {
                times.add(item);
            } else {
                offered += offer(item, candidates);
            }
            if (!timePrefix.isEmpty() && item.startsWith(timePrefix)) {
                times.add(item.substring(timePrefix.length()));
            }
            start = end + 1;
        }
        return offered;
    }

    private int offer(String item, List<byte[]> candidates) {
        int start = format.start(item);
        if (start < 0) {
            return 0;
        }
        byte[] room = new byte[item.length()];
        int length = format.encoding() == Encoding.HEX
                ? Signatures.hex(item, start, item.length(), room)
                : Signatures.base64(item, start, item.length(), room, format.encoding() == Encoding.BASE64URL);
        if (length > 0) {
            candidates.add(Arrays.copyOf(room, length));
        }
        return 1;
    }

    private static String trim(String value, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && value.charAt(from) == ' ') {
            from++;
        }
        while (to > from && value.charAt(to - 1) == ' ') {
            to--;
        }
        return value.substring(from, to);
    }
}
