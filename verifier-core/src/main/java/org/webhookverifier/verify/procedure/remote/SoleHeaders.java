package org.webhookverifier.verify.procedure.remote;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/**
 * Headers each of which has to be there exactly once.
 *
 * @param values their values
 * @param refusal why they are not, or {@code null} if they are
 */
record SoleHeaders(Map<String, String> values, Finding.@Nullable Refused refusal) {
    private static final int MAX_LENGTH = 2048;

    static SoleHeaders read(WebhookRequest request, List<String> names) {
        Headers headers = request.headers();
        var values = new HashMap<String, String>();
        for (String name : names) {
            int at = headers.findOnly(name);
            if (at == -2) {
                return refused(Reason.DUPLICATE_HEADER, "header " + name + " came more than once");
            }
            String value = at < 0 ? "" : headers.value(at);
            if (value.isBlank()) {
                return refused(Reason.MISSING_HEADER, "header " + name + " is missing or blank");
            }
            if (value.length() > MAX_LENGTH) {
                return refused(Reason.MALFORMED, "header " + name + " is longer than " + MAX_LENGTH + " characters");
            }
            values.put(name, value);
        }
        return new SoleHeaders(values, null);
    }

    private static SoleHeaders refused(Reason reason, String detail) {
        return new SoleHeaders(Map.of(), new Finding.Refused(reason, detail));
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns nothing of the sender's. */
    @Override
    public String toString() {
        return "SoleHeaders[" + values.keySet() + "]";
    }
}
