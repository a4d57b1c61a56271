package org.webhookverifier.identify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.form.FormBody;
import org.webhookverifier.form.FormText;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointers;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;

/**
 * The body of one request, opened as far as the provider's references need it.
 *
 * <p>Whether it is JSON or a form is seen from its bytes. The content type is not signed: were it asked, a captured request could
 * be given another identity by changing it.
 */
final class Opened {
    private final @Nullable Map<String, Object> form;
    private final @Nullable CheckedJson json;
    private final String target;

    private Opened(String target, @Nullable Map<String, Object> form, @Nullable CheckedJson json) {
        this.target = target;
        this.form = form;
        this.json = json;
    }

    /**
     * Opens a request.
     *
     * @param pointers the places that references to a JSON body name; none if the body need not be read
     * @throws UnreadableJsonException if it is JSON that is refused
     */
    static Opened of(WebhookRequest request, boolean mayBeForm, JsonPointers pointers) {
        byte[] body = request.body();
        if (mayBeForm && !looksLikeJson(body)) {
            return new Opened(request.target(), FormBody.read(body), null);
        }
        return new Opened(request.target(), null, pointers.size() == 0 ? null : CheckedJson.of(body, pointers));
    }

    /** Opens a body that was opened before, for its payload alone. */
    static Opened ofBody(byte[] body, boolean mayBeForm) {
        return new Opened("", mayBeForm && !looksLikeJson(body) ? FormBody.read(body) : null, null);
    }

    /** Opens a request whose body is not to be looked at. */
    static Opened ofHead(WebhookRequest head) {
        return new Opened(head.target(), null, null);
    }

    /** Returns what models are bound to. */
    @Nullable
    Payload payload(byte[] body, Provider provider) {
        if (form == null) {
            return looksLikeJson(body) ? new Payload.JsonText(body, json) : null;
        }
        for (Ref ref : provider.payload()) {
            if (ref instanceof Ref.Form field && form.get(field.field()) instanceof String text) {
                return new Payload.JsonText(text.getBytes(StandardCharsets.UTF_8), null);
            }
        }
        return new Payload.Fields(form);
    }

    @Nullable
    String scalar(int number) {
        return json == null ? null : json.scalar(number);
    }

    @Nullable
    String parameter(Ref.Query ref) {
        int query = target.indexOf('?');
        Map<String, Object> parameters =
                query < 0 ? null : FormText.read(target.substring(query + 1).getBytes(StandardCharsets.UTF_8));
        return parameters != null && parameters.get(ref.name()) instanceof String text ? text : null;
    }

    @Nullable
    String field(Ref.Form ref) {
        return form != null && form.get(ref.field()) instanceof String text ? text : null;
    }

    @Nullable
    String field(Ref.FormJson ref) {
        String text = field(new Ref.Form(ref.field()));
        if (text == null) {
            return null;
        }
        var pointer = JsonPointers.of(List.of(ref.pointer()));
        return CheckedJson.of(text.getBytes(StandardCharsets.UTF_8), pointer).scalar(0);
    }

    private static boolean looksLikeJson(byte[] body) {
        int at = body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf ? 3 : 0;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        return at < body.length && (body[at] == '{' || body[at] == '[');
    }
}
