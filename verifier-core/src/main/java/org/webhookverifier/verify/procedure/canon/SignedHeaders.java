package org.webhookverifier.verify.procedure.canon;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.verify.Reason;

/** The headers that a header lists as signed: in lower case, in their order, each there exactly once. */
final class SignedHeaders {
    private static final int MOST = 32;
    private static final int MAX_LENGTH = 16 * 1024;

    private final Map<String, String> values = new LinkedHashMap<>();

    private SignedHeaders() {}

    /** Reads the list and the headers, or returns {@code null} if either has not the documented form. */
    static @Nullable SignedHeaders read(Reading reading, String header) {
        String list = reading.header(header);
        if (list == null) {
            return null;
        }
        var headers = new SignedHeaders();
        String last = "";
        for (String name : Text.listed(list)) {
            if (!isName(name) || !Text.precedes(last, name) || headers.values.size() == MOST) {
                return reading.malformed("header " + header + " is no sorted list of names in lower case");
            }
            String value = value(reading, name);
            if (value == null) {
                return null;
            }
            headers.values.put(name, value);
            last = name;
        }
        return headers.isPlain() ? headers : reading.malformed("a signed header holds what stands between headers");
    }

    private static @Nullable String value(Reading reading, String name) {
        int at = reading.request().headers().findOnly(name);
        // The name is the sender's: it is not repeated.
        if (at < 0) {
            return reading.refuse(
                    at == -2 ? Reason.DUPLICATE_HEADER : Reason.MISSING_HEADER,
                    "a header that is signed is missing or came more than once");
        }
        String value = reading.request().headers().value(at);
        return value.isBlank() ? "" : reading.checked(value, "a header that is signed");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns the headers as they are signed. */
    String text() {
        return textWithout();
    }

    /** Returns the headers as they are signed, without those of some names. */
    String textWithout(String... names) {
        Set<String> left = Set.of(names);
        var text = new StringBuilder();
        values.forEach((name, value) -> {
            if (!left.contains(name)) {
                text.append(text.isEmpty() ? "" : ";").append(name).append(':').append(value);
            }
        });
        return text.toString();
    }

    /** Returns the places that are signed. */
    Set<Ref> places() {
        var places = new HashSet<Ref>();
        values.keySet().forEach(name -> places.add(new Ref.Header(name)));
        return places;
    }

    // Otherwise the end of one value could be passed off as the next header.
    private boolean isPlain() {
        String text = text();
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        for (String name : values.keySet()) {
            String start = ";" + name + ":";
            int first = text.indexOf(start);
            if (first >= 0 && (text.startsWith(name + ":") || text.indexOf(start, first + 1) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String name) {
        boolean valid = !name.isEmpty();
        for (int i = 0; valid && i < name.length(); i++) {
            char c = name.charAt(i);
            valid = c > ' ' && c < 127 && c != ':' && c != ';' && (c < 'A' || c > 'Z');
        }
        return valid;
    }
}
