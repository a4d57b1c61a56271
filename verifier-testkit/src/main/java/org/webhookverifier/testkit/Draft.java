package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;

/** A request that is being signed: what a provider puts into query or body is put there too, where it is not given. Not thread-safe. */
final class Draft {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RequestPlan plan;
    private final HeaderLines headers;
    private String target;
    private byte[] body;

    Draft(RequestPlan plan, HeaderLines headers, byte[] body) {
        this.plan = plan;
        this.headers = headers;
        this.target = plan.target();
        this.body = body;
    }

    HeaderLines headers() {
        return headers;
    }

    String target() {
        return target;
    }

    byte[] body() {
        return body;
    }

    RequestPlan.Agreed agreed() {
        return plan.agreed();
    }

    /** Returns the id of the delivery. */
    String id() {
        return plan.id(body);
    }

    void replace(String newTarget, byte[] newBody) {
        target = newTarget;
        body = newBody;
    }

    WebhookRequest request() {
        return headers.in(plan.target(target).request(body));
    }

    /** Returns the value at a place. */
    String read(Ref ref) {
        String value = find(ref);
        if (value == null) {
            throw new IllegalArgumentException("There is nothing to sign at " + ref + ": write it into the request");
        }
        return value;
    }

    /** Puts a value at a place that has none. */
    void putIfAbsent(Ref ref, String value) {
        if (find(ref) == null) {
            put(ref, value);
        }
    }

    private void put(Ref ref, String value) {
        if (ref instanceof Ref.Header header) {
            headers.add(header.name(), value);
        } else if (ref instanceof Ref.Query parameter) {
            target += (target.indexOf('?') < 0 ? '?' : '&') + written(parameter.name(), value);
        } else if (ref instanceof Ref.Form field) {
            body = (text() + (body.length == 0 ? "" : "&") + written(field.field(), value)).getBytes(UTF_8);
        } else if (ref instanceof Ref.Json json) {
            String pointer = json.pointer().toString();
            body = pointer.indexOf('/', 1) < 0
                    ? withMember(pointer.substring(1), value).getBytes(UTF_8)
                    : withNested(pointer, value);
        } else {
            throw new IllegalArgumentException("Nothing can be put at " + ref + ": write it into the request");
        }
    }

    // The rest of the body stays as it is, byte for byte; only beside a nested member it is written anew.
    private String withMember(String name, String value) {
        String text = text();
        int open = text.indexOf('{');
        if (open < 0 || !text.substring(0, open).isBlank()) {
            throw noObject(name);
        }
        String rest = text.substring(open + 1);
        boolean number = value.matches("-?(0|[1-9][0-9]{0,17})");
        return text.substring(0, open + 1)
                + JSON.getNodeFactory().textNode(name)
                + ":"
                + (number ? value : JSON.getNodeFactory().textNode(value))
                + (rest.stripLeading().startsWith("}") ? "" : ",")
                + rest;
    }

    private byte[] withNested(String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                object.withObject(pointer.substring(0, last)).put(pointer.substring(last + 1), value);
                return JSON.writeValueAsBytes(object);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw noObject(pointer);
        }
        throw noObject(pointer);
    }

    private static IllegalArgumentException noObject(String member) {
        return new IllegalArgumentException(
                "The body has to be a JSON object with the member '" + member + "', or one that it can be added to");
    }

    private @Nullable String find(Ref ref) {
        if (ref instanceof Ref.Header header) {
            return headers.has(header.name()) ? headers.value(header.name()) : null;
        }
        if (ref instanceof Ref.Query parameter) {
            return field(target.substring(target.indexOf('?') + 1), parameter.name());
        }
        if (ref instanceof Ref.Form field) {
            return field(text(), field.field());
        }
        if (ref instanceof Ref.Json json) {
            return member(text(), json.pointer().toString());
        }
        var field = (Ref.FormJson) ref;
        String json = field(text(), field.field());
        return json == null ? null : member(json, field.pointer().toString());
    }

    private static @Nullable String field(String fields, String name) {
        for (String field : fields.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals >= 0
                    && URLDecoder.decode(field.substring(0, equals), UTF_8).equals(name)) {
                return URLDecoder.decode(field.substring(equals + 1), UTF_8);
            }
        }
        return null;
    }

    private static @Nullable String member(String json, String pointer) {
        try {
            JsonNode node = JSON.readTree(json).at(pointer);
            return node.isValueNode() && !node.isNull() ? node.asText() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String written(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }

    private String text() {
        return new String(body, UTF_8);
    }
}
