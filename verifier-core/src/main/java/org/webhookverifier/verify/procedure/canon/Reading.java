package org.webhookverifier.verify.procedure.canon;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.form.FormText;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/**
 * Reads parts of one request. What is not there, or not exactly once, is {@code null} and {@link #refusal} says why. Used by one
 * thread.
 */
public final class Reading {
    private static final int MAX_LENGTH = 8 * 1024;

    private final WebhookRequest request;
    private final Source source;
    private Finding.Refused refusal =
            new Finding.Refused(Reason.MALFORMED, "the request is not of the provider's form");

    Reading(WebhookRequest request, Source source) {
        this.request = request;
        this.source = source;
    }

    /** Returns the request. */
    public WebhookRequest request() {
        return request;
    }

    /** Returns the bytes of the body. */
    public byte[] body() {
        return request.body();
    }

    /** Returns the address by which the provider called, without path and query; empty if the source does not know it. */
    public String publicUrl() {
        return source.publicUrl(request).orElse("");
    }

    /** Returns the most bytes a body may have. */
    public int bodyLimit() {
        return source.bodyLimit();
    }

    /** Returns the URL that the provider called, byte for byte. */
    public String url() {
        return publicUrl() + request.target();
    }

    /** Returns what stands after the first question mark of the target; empty if there is none. */
    public String query() {
        int at = request.target().indexOf('?');
        return at < 0 ? "" : request.target().substring(at + 1);
    }

    /** Returns why the request is refused. */
    public Finding.Refused refusal() {
        return refusal;
    }

    /** Refuses the request. Returns {@code null}, for the caller to return. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // there is no value of any type
    public <T> @Nullable T refuse(Reason reason, String detail) {
        refusal = new Finding.Refused(reason, detail);
        return null;
    }

    /** Refuses a request that has not the documented form. Returns {@code null}, for the caller to return. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // there is no value of any type
    public <T> @Nullable T malformed(String detail) {
        return refuse(Reason.MALFORMED, detail);
    }

    /** Returns the value of a header that has to be there exactly once. */
    public @Nullable String header(String name) {
        int at = request.headers().findOnly(name);
        if (at == -2) {
            return refuse(Reason.DUPLICATE_HEADER, "header " + name + " came more than once");
        }
        return checked(at < 0 ? null : request.headers().value(at), "header " + name);
    }

    /** Returns whether a header is there, however often. */
    public boolean hasHeader(String name) {
        return request.headers().find(name, 0) >= 0;
    }

    /** Returns the fields of a form that the body is. */
    public @Nullable Map<String, Object> form() {
        Map<String, Object> fields = FormText.read(request.body());
        return fields == null ? malformed("the body is no form that is read") : fields;
    }

    /** Returns the parameters of the query. */
    public @Nullable Map<String, Object> parameters() {
        Map<String, Object> parameters = FormText.read(query().getBytes(StandardCharsets.UTF_8));
        return parameters == null ? malformed("the query is no form that is read") : parameters;
    }

    /** Returns the value of a field that has to be there exactly once; it may be of any length. */
    public @Nullable String field(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        if (value instanceof List<?>) {
            return refuse(Reason.DUPLICATE_HEADER, "field " + name + " came more than once");
        }
        return value instanceof String text && !text.isBlank()
                ? text
                : refuse(Reason.MISSING_HEADER, "field " + name + " is missing or blank");
    }

    /** Returns a value that is there and not too long for a signature, a timestamp or a list of names. */
    public @Nullable String checked(@Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            return refuse(Reason.MISSING_HEADER, what + " is missing or blank");
        }
        return value.length() > MAX_LENGTH
                ? malformed(what + " is longer than " + MAX_LENGTH + " characters")
                : value.strip();
    }

    /** Returns the places of all parameters of a query. */
    public static Set<Ref> places(Map<String, Object> parameters) {
        var places = new HashSet<Ref>();
        parameters.keySet().forEach(name -> places.add(new Ref.Query(name)));
        return places;
    }
}
