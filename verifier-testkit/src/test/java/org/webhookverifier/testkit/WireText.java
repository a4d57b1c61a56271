package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.function.UnaryOperator;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;

/** Changes requests as someone does who sees them pass. */
final class WireText {
    private WireText() {}

    private static final Ref WHOLE_BODY = Ref.parse("json:");

    /** Takes a value away. */
    static WebhookRequest without(WebhookRequest request, Ref place) {
        if (place.equals(WHOLE_BODY)) {
            return request.withBody(new byte[0]);
        }
        return place instanceof Ref.Header header
                ? HeaderLines.of(request).remove(header.name()).in(request)
                : replaced(
                        request,
                        place,
                        start -> start.substring(0, start.length() - 1).replaceAll("[a-z]", "x")
                                + start.substring(start.length() - 1));
    }

    /** Puts another value of the same name in front. */
    static WebhookRequest twice(WebhookRequest request, Ref place) {
        if (place.equals(WHOLE_BODY)) {
            return body(request, text -> text + "." + text);
        }
        if (place instanceof Ref.Header header) {
            return HeaderLines.of(request).addFirst(header.name(), "x").in(request);
        }
        String between = isJson(place) ? "\"x\"," : "x&";
        return replaced(request, place, start -> start + between + start);
    }

    static WebhookRequest body(WebhookRequest request, UnaryOperator<String> change) {
        String body = new String(request.body(), ISO_8859_1);
        return request.withBody(change.apply(body).getBytes(ISO_8859_1));
    }

    static WebhookRequest target(WebhookRequest request, String target) {
        var other =
                WebhookRequest.of(request.method(), target).body(request.body()).build();
        return HeaderLines.of(request).in(other);
    }

    private static WebhookRequest replaced(WebhookRequest request, Ref place, UnaryOperator<String> change) {
        String start = start(place);
        if (place instanceof Ref.Query) {
            return target(request, request.target().replaceFirst(start, change.apply(start)));
        }
        return body(request, body -> body.replaceFirst(start, change.apply(start)));
    }

    private static String start(Ref place) {
        if (place instanceof Ref.Query query) {
            return query.name() + "=";
        }
        if (place instanceof Ref.Form form) {
            return form.field() + "=";
        }
        JsonPointer pointer = place instanceof Ref.Json json ? json.pointer() : ((Ref.FormJson) place).pointer();
        String text = pointer.toString();
        return "\"" + text.substring(text.lastIndexOf('/') + 1) + "\":";
    }

    private static boolean isJson(Ref place) {
        return place instanceof Ref.Json || place instanceof Ref.FormJson;
    }
}
