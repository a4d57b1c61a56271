package org.webhookverifier.testkit.coded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.webhookverifier.testkit.coded.Macs.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Signs as those do whose signature is of the body in another form, in a header. */
final class Bodies {
    private Bodies() {}

    /** Stream: the body before it is compressed, which it is if the content encoding says so. */
    static void stream(Outgoing request) {
        request.header("X-Signature", Macs.hex(Macs.sha256(request.sender(), request.body())));
        if (request.headers().getOrDefault("Content-Encoding", "").equals("gzip")) {
            request.body(compressed(request.body()));
        }
    }

    /** Gitea: the JSON, also where that is in a field of a form. */
    static void gitea(Outgoing request) {
        byte[] payload = request.isForm()
                ? utf8(FormFields.of(request.text())
                        .first("payload")
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Gitea signs the field 'payload' of a form: put the JSON into it")))
                : request.body();
        request.header("X-Gitea-Signature", Macs.hex(Macs.sha256(request.sender(), payload)));
    }

    /** Hygraph: a JSON document that holds the body as a string. */
    static void hygraph(Outgoing request) {
        String time = request.sender().moment().millis();
        String environment = "master";
        String document = "{\"Body\":" + quoted(new String(request.body(), UTF_8)) + ",\"EnvironmentName\":"
                + quoted(environment) + ",\"TimeStamp\":" + time + "}";
        String signature = Macs.base64(Macs.sha256(request.sender(), utf8(document)));
        request.header("gcms-signature", "sign=" + signature + ", env=" + environment + ", t=" + time);
    }

    /** Mercado Pago: two ids and the time; a body that names what it is about has that in the query, too. */
    static void mercadoPago(Outgoing request) {
        String id = Json.text(request.body(), "/data/id");
        if (FormFields.of(request.query()).first("data.id").isEmpty() && !id.isEmpty()) {
            request.addParameter("data.id", id);
        }
        String data = FormFields.of(request.query()).first("data.id").orElse("");
        String name = request.header("x-request-id", request.sender().id());
        String time = request.sender().moment().seconds();
        String text = (data.isEmpty() ? "" : "id:" + data + ";")
                + (name.isEmpty() ? "" : "request-id:" + name + ";")
                + "ts:" + time + ";";
        String signature = Macs.hex(Macs.sha256(request.sender(), utf8(text)));
        request.header("x-signature", "ts=" + time + ",v1=" + signature);
    }

    /** Returns a text as JavaScript's JSON.stringify writes it. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = "\b\t\n\f\r\"\\".indexOf(c);
            boolean alone = Character.isSurrogate(c)
                    && !(i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1)))
                    && !(i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c));
            if (at >= 0) {
                quoted.append('\\').append("btnfr\"\\".charAt(at));
            } else if (c < ' ' || alone) {
                quoted.append("\\u").append(Macs.hex(new byte[] {(byte) (c >> 8), (byte) c}));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static byte[] compressed(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
