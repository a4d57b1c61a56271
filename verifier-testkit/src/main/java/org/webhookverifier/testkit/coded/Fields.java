package org.webhookverifier.testkit.coded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.webhookverifier.testkit.coded.Macs.utf8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs as those do whose signature is in the body. */
final class Fields {
    private static final String BOUNDARY = "----webhook-signer-boundary";

    private Fields() {}

    /** Adyen: each item over eight of its members. */
    static void adyen(Outgoing request) {
        ObjectNode body = Json.read(request.body());
        JsonNode items = body.path("notificationItems");
        if (items.isEmpty()) {
            throw new IllegalArgumentException(
                    "Adyen signs items: write {\"notificationItems\":[{\"NotificationRequestItem\":{...}}]}");
        }
        byte[] key = HexFormat.of().parseHex(request.sender().secret());
        for (JsonNode wrapper : items) {
            if (wrapper.path("NotificationRequestItem") instanceof ObjectNode item) {
                String text = Stream.of(
                                "/pspReference",
                                "/originalReference",
                                "/merchantAccountCode",
                                "/merchantReference",
                                "/amount/value",
                                "/amount/currency",
                                "/eventCode",
                                "/success")
                        .map(member -> item.at(member).asText(""))
                        .collect(Collectors.joining(":"));
                byte[] mac = request.sender().macs().apply(Macs.hmac("HmacSHA256", key, utf8(text)));
                item.withObjectProperty("additionalData").put("hmacSignature", Macs.base64(mac));
            }
        }
        request.body(Json.write(body));
    }

    /** payOS: the members of data in the order of their names. */
    static void payos(Outgoing request) {
        ObjectNode body = Json.read(request.body());
        if (!(body.path("data") instanceof ObjectNode data)) {
            throw new IllegalArgumentException("payOS signs the member 'data': write {\"data\":{...}}");
        }
        var members = new TreeMap<String, String>();
        data.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        String text = members.entrySet().stream()
                .map(member -> member.getKey() + "=" + member.getValue())
                .collect(Collectors.joining("&"));
        body.put("signature", Macs.hex(Macs.sha256(request.sender(), utf8(text))));
        request.body(Json.write(body));
    }

    private static String value(JsonNode node) {
        if (node.isNull()) {
            return "";
        }
        if (!node.isArray()) {
            return node.isBigDecimal() ? stringified(node) : node.asText();
        }
        return stringified(node);
    }

    // Objects in an array are sorted, too.
    private static String stringified(JsonNode node) {
        if (node.isTextual()) {
            return Bodies.quoted(node.textValue());
        }
        if (node.isBigDecimal()) {
            return node.decimalValue().stripTrailingZeros().toPlainString();
        }
        if (node.isArray()) {
            var parts = Stream.<String>builder();
            node.forEach(element -> parts.add(stringified(element)));
            return parts.build().collect(Collectors.joining(",", "[", "]"));
        }
        if (node.isObject()) {
            var parts = new TreeMap<String, String>();
            node.properties().forEach(member -> parts.put(member.getKey(), stringified(member.getValue())));
            return parts.entrySet().stream()
                    .map(part -> Bodies.quoted(part.getKey()) + ":" + part.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return node.asText();
    }

    /** Dropbox Sign: time and type of the event, in JSON in a form. */
    static void dropboxSign(Outgoing request) {
        ObjectNode json = request.isForm()
                ? Json.read(utf8(FormFields.of(request.text()).first("json").orElse("")))
                : Json.read(request.body());
        ObjectNode event = json.withObjectProperty("event");
        putIfAbsent(event, "event_time", request.sender().moment().seconds());
        putIfAbsent(event, "event_type", "signature_request_sent");
        String text =
                event.path("event_time").asText() + event.path("event_type").asText();
        event.put("event_hash", Macs.hex(Macs.sha256(request.sender(), utf8(text))));
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n";
        request.body(head + Json.write(json) + "\r\n--" + BOUNDARY + "--\r\n");
        request.replaceHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    }

    static void putIfAbsent(ObjectNode node, String name, String value) {
        if (!node.has(name)) {
            node.put(name, value);
        }
    }

    /** Microsoft Graph: the agreed text in every notification; around a body that holds none a list is put. */
    static void microsoftGraph(Outgoing request) {
        ObjectNode body = Json.read(request.body());
        if (!body.path("value").isArray()) {
            ObjectNode notification = body;
            body = Json.object();
            body.putArray("value").add(notification);
        }
        String state = new String(
                request.sender().macs().apply(request.sender().secret().getBytes(UTF_8)), UTF_8);
        body.path("value").forEach(notification -> ((ObjectNode) notification).put("clientState", state));
        request.body(Json.write(body));
    }

    /** Braintree: one field of a form, under the hash of a private key, which a public one names. */
    static void braintree(Outgoing request) {
        String payload = request.isForm()
                ? FormFields.of(request.text()).first("bt_payload").orElse("")
                : Base64.getMimeEncoder(60, utf8("\n")).encodeToString(request.body()) + "\n";
        if (payload.isBlank()) {
            throw new IllegalArgumentException("Braintree signs the field 'bt_payload': write it into the form");
        }
        String secret = request.sender().secret();
        int colon = secret.indexOf(':');
        byte[] key = Macs.digest("SHA-1", secret.substring(colon + 1).getBytes(UTF_8));
        byte[] mac = request.sender().macs().apply(Macs.hmac("HmacSHA1", key, utf8(payload)));
        String signature = secret.substring(0, colon) + "|" + Macs.hex(mac);
        request.body(FormFields.written("bt_signature", signature) + "&" + FormFields.written("bt_payload", payload));
        request.replaceHeader("Content-Type", "application/x-www-form-urlencoded");
    }
}
