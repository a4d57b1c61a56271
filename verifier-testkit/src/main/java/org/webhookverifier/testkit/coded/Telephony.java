package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.utf8;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Signs as Twilio, Mandrill and Plivo do: the URL, and the fields of a form in the order of their names. */
final class Telephony {
    private Telephony() {}

    /** Twilio: a form as its fields, another body as its hash in the URL. */
    static void twilio(Outgoing request) {
        var text = new StringBuilder();
        if (request.isForm()) {
            FormFields.of(request.text())
                    .sorted()
                    .forEach((name, values) -> new TreeSet<>(values)
                            .forEach(value -> text.append(name).append(value)));
        } else {
            request.addParameter("bodySHA256", Macs.hex(Macs.digest("SHA-256", request.body())));
        }
        byte[] mac = Macs.sha1(request.sender(), utf8(request.url() + text));
        request.header("X-Twilio-Signature", Macs.base64(mac));
    }

    /** Mandrill: JSON in a form. */
    static void mandrill(Outgoing request) {
        if (!request.isForm()) {
            request.body(FormFields.written("mandrill_events", request.text()));
            request.replaceHeader("Content-Type", "application/x-www-form-urlencoded");
        }
        var text = new StringBuilder(request.url());
        FormFields.of(request.text())
                .sorted()
                .forEach((name, values) -> text.append(name).append(String.join("", values)));
        request.header("X-Mandrill-Signature", Macs.base64(Macs.sha1(request.sender(), utf8(text.toString()))));
    }

    /** Plivo, version 2: the URL up to its query, and a nonce. */
    static void plivo2(Outgoing request) {
        String nonce =
                request.header("X-Plivo-Signature-V2-Nonce", request.sender().id());
        String text = request.sender().agreed().publicUrl() + request.path() + nonce;
        request.header("X-Plivo-Signature-V2", Macs.base64(Macs.sha256(request.sender(), utf8(text))));
    }

    /** Plivo, version 3: also the query and the form, each sorted. */
    static void plivo3(Outgoing request) {
        if (!request.isForm()) {
            throw new IllegalArgumentException("Plivo sends forms: sign one with signForm");
        }
        String nonce =
                request.header("X-Plivo-Signature-V3-Nonce", request.sender().id());
        var form = new StringBuilder();
        FormFields.of(request.text())
                .sorted()
                .forEach((name, values) ->
                        values.forEach(value -> form.append(name).append(value)));
        String query = sorted(request.query());
        String text = request.sender().agreed().publicUrl() + request.path()
                + (query.isEmpty() && form.isEmpty() ? "" : "?")
                + query
                + (query.isEmpty() || form.isEmpty() ? "" : ".")
                + form
                + "."
                + nonce;
        List<String> signatures = new ArrayList<>();
        for (String secret : request.sender().secrets()) {
            byte[] mac = Macs.hmac("HmacSHA256", utf8(secret), utf8(text));
            signatures.add(Macs.base64(request.sender().macs().apply(mac)));
        }
        request.header("X-Plivo-Signature-V3", String.join(",", signatures));
    }

    private static String sorted(String query) {
        var fields = new ArrayList<String>();
        FormFields.of(query)
                .sorted()
                .forEach((name, values) -> values.forEach(value -> fields.add(name + "=" + value)));
        return String.join("&", fields);
    }
}
