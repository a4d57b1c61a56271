package org.webhookverifier.verify.procedure.jwt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.webhookverifier.form.FormText;
import org.webhookverifier.request.WebhookRequest;

/**
 * Writes method, path and query the way Atlassian hashes them into the claim {@code qsh}.
 *
 * <p>Documented at <a href="https://developer.atlassian.com/cloud/bitbucket/query-string-hash/">Query string hash</a>: parameters in
 * the order of their encoded names, values of one name joined by commas, the parameter {@code jwt} left out.
 */
final class QueryStringHash {
    /** What no request makes: the parameters cannot be read, so that no hash is theirs. */
    private static final String UNREADABLE = "";

    private QueryStringHash() {}

    /** Returns the canonical request, for an application that is called below the given path; empty for the root. */
    static String canonical(WebhookRequest request, String basePath) {
        String target = request.target();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        Map<String, Object> parameters = FormText.read(query.getBytes(StandardCharsets.UTF_8));
        if (parameters == null) {
            return UNREADABLE;
        }
        return request.method().toUpperCase(Locale.ROOT) + "&" + path(path, basePath) + "&" + query(parameters);
    }

    private static String path(String path, String basePath) {
        String below = path.startsWith(basePath) ? path.substring(basePath.length()) : path;
        int end = below.length();
        while (end > 0 && below.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : below.substring(0, end).replace("&", "%26");
    }

    private static String query(Map<String, Object> parameters) {
        var sorted = new TreeMap<String, String>();
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            var values = new ArrayList<String>();
            for (Object value : parameter.getValue() instanceof List<?> list ? list : List.of(parameter.getValue())) {
                values.add(encode(value.toString()));
            }
            values.sort(null);
            sorted.put(encode(parameter.getKey()), String.join(",", values));
        }
        sorted.remove("jwt");
        var text = new StringBuilder();
        sorted.forEach((name, values) ->
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(values));
        return text.toString();
    }

    /** Escapes all but the unreserved characters of RFC 3986. */
    private static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(digit(c >> 4)).append(digit(c & 15));
            }
        }
        return encoded.toString();
    }

    private static char digit(int value) {
        return "0123456789ABCDEF".charAt(value);
    }
}
