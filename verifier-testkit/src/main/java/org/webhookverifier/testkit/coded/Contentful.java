package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.utf8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs as Contentful does: method, path, a list of headers and the body, on a line each. */
final class Contentful {
    private static final String OF_COMPONENTS = "-_.!~*'()";
    private static final String OF_URLS = OF_COMPONENTS + ";,/?:@&=+$#";

    private Contentful() {}

    static void sign(Outgoing request) {
        request.header("x-contentful-timestamp", request.sender().moment().millis());
        request.header("x-contentful-crn", "crn:contentful:::extensibility:test");
        request.header("x-contentful-space-id", "test");
        String names = request.header("x-contentful-signed-headers", names(request.headers()));
        var lines = new TreeMap<String, String>();
        for (String name : List.of(names.split(",", -1))) {
            lines.put(name, request.header(name, ""));
        }
        String headers = lines.entrySet().stream()
                .map(line -> line.getKey() + ":" + line.getValue())
                .collect(Collectors.joining(";"));
        String head = request.method() + "\n" + path(request) + "\n" + headers + "\n";
        byte[] mac = Macs.sha256(request.sender(), Macs.join(utf8(head), request.body()));
        request.header("x-contentful-signature", Macs.hex(mac));
    }

    // The number of the attempt is added after signing.
    private static String names(Map<String, String> headers) {
        var names = new TreeMap<String, String>();
        names.put("x-contentful-signed-headers", "");
        headers.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.equals("content-type") || name.startsWith("x-contentful-"))
                .filter(name -> !name.equals("x-contentful-webhook-request-attempt"))
                .forEach(name -> names.put(name, ""));
        return String.join(",", names.keySet());
    }

    private static String path(Outgoing request) {
        String url = request.sender().agreed().publicUrl();
        int prefix = url.indexOf('/', url.indexOf("//") + 2);
        String path = (prefix < 0 ? "" : url.substring(prefix)) + request.path();
        String query = escaped(request.query(), OF_COMPONENTS);
        return escaped(query.isEmpty() ? path : path + "?" + query, OF_URLS);
    }

    // What JavaScript's encodeURIComponent and encodeURI do.
    private static String escaped(String text, String kept) {
        var escaped = new StringBuilder();
        for (byte b : utf8(text)) {
            boolean plain = b > 0 && (Character.isLetterOrDigit(b) || kept.indexOf(b) >= 0);
            escaped.append(
                    plain
                            ? Character.toString(b)
                            : "%" + Macs.hex(new byte[] {b}).toUpperCase(Locale.ROOT));
        }
        return escaped.toString();
    }
}
