package org.webhookverifier.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.form.FormText;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.JsonPointers;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;

/**
 * Reads values that take part in a proof from any place of a request. Each has to be there exactly once. Used by one thread.
 *
 * <p>What is read here is not verified yet; JSON and forms are opened strictly and no further than pointers lead.
 */
final class Values {
    private static final int MAX_LENGTH = 8 * 1024;

    private final WebhookRequest request;
    private final List<JsonPointer> pointers;
    private @Nullable CheckedJson json;
    private @Nullable Map<String, Object> form;
    private @Nullable Map<String, Object> query;
    private @Nullable Rejected refusal;

    /**
     * Makes a reader for a request.
     *
     * @param pointers all pointers that will be asked for
     */
    Values(WebhookRequest request, List<JsonPointer> pointers) {
        this.request = request;
        this.pointers = pointers;
    }

    /** Returns the value at a place, or {@code null} if it is not there exactly once; {@link #refusal} then says why. */
    @Nullable
    String read(Ref ref) {
        refusal = null;
        if (ref instanceof Ref.Header header) {
            return header(header.name());
        }
        if (ref instanceof Ref.Query parameter) {
            return single(query(), parameter.name(), "query parameter " + parameter.name());
        }
        if (ref instanceof Ref.Form field) {
            return single(form(), field.field(), "form field " + field.field());
        }
        if (ref instanceof Ref.Json member) {
            return scalar(member.pointer());
        }
        var field = (Ref.FormJson) ref;
        String text = single(form(), field.field(), "form field " + field.field());
        return text == null ? null : scalarOf(field.pointer(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says why the last value was not there. */
    Rejected refusal() {
        return refusal == null ? new Rejected(Reason.MALFORMED, "a value of the proof is missing") : refusal;
    }

    /** Says that a value is refused. */
    void refuse(@Nullable Rejected why) {
        refusal = why;
    }

    private @Nullable String header(String name) {
        int at = request.headers().findOnly(name);
        if (at < 0) {
            return at == -1 ? missing("header " + name) : duplicate("header " + name);
        }
        return checked(request.headers().value(at), "header " + name);
    }

    private @Nullable String single(@Nullable Map<String, Object> fields, String name, String what) {
        Object value = fields == null ? null : fields.get(name);
        if (value instanceof List<?>) {
            return duplicate(what);
        }
        return value instanceof String text ? checked(text, what) : missing(what);
    }

    private @Nullable String checked(String value, String what) {
        if (value.isBlank()) {
            return missing(what);
        }
        if (value.length() > MAX_LENGTH) {
            refusal = new Rejected(Reason.MALFORMED, what + " is longer than " + MAX_LENGTH + " characters");
            return null;
        }
        return value;
    }

    private @Nullable String missing(String what) {
        refusal = new Rejected(Reason.MISSING_HEADER, what + " is missing or blank");
        return null;
    }

    private @Nullable String duplicate(String what) {
        refusal = new Rejected(Reason.DUPLICATE_HEADER, what + " came more than once");
        return null;
    }

    private @Nullable String scalar(JsonPointer pointer) {
        try {
            if (json == null) {
                json = CheckedJson.of(request.body(), JsonPointers.of(pointers));
            }
            String value = json.scalar(pointers.indexOf(pointer));
            return value == null ? missing("member " + pointer) : checked(value, "member " + pointer);
        } catch (UnreadableJsonException e) {
            refusal = new Rejected(Reason.MALFORMED, "the body is no JSON that is read");
            return null;
        }
    }

    private @Nullable String scalarOf(JsonPointer pointer, byte[] text) {
        try {
            String value =
                    CheckedJson.of(text, JsonPointers.of(List.of(pointer))).scalar(0);
            return value == null ? missing("member " + pointer) : checked(value, "member " + pointer);
        } catch (UnreadableJsonException e) {
            refusal = new Rejected(Reason.MALFORMED, "a form field is no JSON that is read");
            return null;
        }
    }

    private @Nullable Map<String, Object> query() {
        if (query == null) {
            int at = request.target().indexOf('?');
            String text = at < 0 ? "" : request.target().substring(at + 1);
            query = FormText.read(text.getBytes(StandardCharsets.UTF_8));
        }
        return query;
    }

    private @Nullable Map<String, Object> form() {
        if (form == null) {
            form = FormText.read(request.body());
        }
        return form;
    }
}
