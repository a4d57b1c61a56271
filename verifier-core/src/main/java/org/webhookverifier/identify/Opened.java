package org.webhookverifier.identify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.form.FormText;
import org.webhookverifier.json.Json;
import org.webhookverifier.json.JsonPointer;
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
    private final @Nullable String[] scalars;
    private final Supplier<Json> json;
    private final String target;

    private Opened(String target, @Nullable Map<String, Object> form, @Nullable String[] scalars, Supplier<Json> json) {
        this.target = target;
        this.form = form;
        this.scalars = scalars;
        this.json = json;
    }

    /**
     * Opens a request.
     *
     * @param pointers the places that references to a JSON body name; none if the body need not be read
     * @throws UnreadableJsonException if it is JSON that is refused
     */
    static Opened of(WebhookRequest request, boolean mayBeForm, List<JsonPointer> pointers, Supplier<Json> json) {
        byte[] body = request.body();
        String target = request.target();
        if (mayBeForm && !looksLikeJson(body)) {
            return new Opened(target, FormText.read(body), new String[pointers.size()], json);
        }
        return new Opened(
                target, null, pointers.isEmpty() ? new String[0] : json.get().scalars(body, pointers), json);
    }

    /** Opens a request whose body is not to be looked at. */
    static Opened ofHead(WebhookRequest head, Supplier<Json> json) {
        return new Opened(head.target(), null, new String[0], json);
    }

    /** Returns what models are bound to. */
    @Nullable
    Payload payload(byte[] body, Provider provider) {
        if (form == null) {
            return looksLikeJson(body) ? new Payload.JsonText(body) : null;
        }
        for (Ref ref : provider.payload()) {
            if (ref instanceof Ref.Form field && form.get(field.field()) instanceof String text) {
                return new Payload.JsonText(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Payload.Fields(form);
    }

    @Nullable
    String scalar(int number) {
        return scalars[number];
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
        var pointers = new ArrayList<JsonPointer>(1);
        pointers.add(ref.pointer());
        return json.get().scalars(text.getBytes(StandardCharsets.UTF_8), pointers)[0];
    }

    private static boolean looksLikeJson(byte[] body) {
        int at = body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf ? 3 : 0;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        return at < body.length && (body[at] == '{' || body[at] == '[');
    }
}
