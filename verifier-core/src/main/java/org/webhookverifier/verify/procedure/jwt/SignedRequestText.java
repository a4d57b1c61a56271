package org.webhookverifier.verify.procedure.jwt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.procedure.Parameters;

/** Writes what TrueLayer signs of a request: a line of method and path, one for each header, and the body. */
final class SignedRequestText {
    private static final int MAX_HEADERS = 16;

    private SignedRequestText() {}

    /** Reads a list of names; {@code null} if it is too long or names one twice or with a line end in it. */
    static @Nullable List<String> names(String list) {
        if (list.isBlank()) {
            return List.of();
        }
        var names = new ArrayList<String>();
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String part : Parameters.parts(list, ',')) {
            String name = part.strip();
            if (name.isEmpty() || !isToken(name) || !seen.add(name) || names.size() == MAX_HEADERS) {
                return null;
            }
            names.add(name);
        }
        return names;
    }

    /** Returns the lines of the headers; {@code null} if one is not there exactly once. */
    static byte @Nullable [] headers(WebhookRequest request, List<String> names) {
        var lines = new StringBuilder();
        for (String name : names) {
            int at = request.headers().findOnly(name);
            if (at < 0) {
                return null;
            }
            lines.append(name).append(": ").append(request.headers().value(at)).append('\n');
        }
        // Servers hand over each byte of a header as one character.
        return lines.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the path that was called in its two forms, with a slash at its end and without. */
    static List<String> paths(String basePath, String target) {
        int question = target.indexOf('?');
        String path = basePath + (question < 0 ? target : target.substring(0, question));
        boolean slash = path.length() > 1 && path.charAt(path.length() - 1) == '/';
        return List.of(path, slash ? path.substring(0, path.length() - 1) : path + "/");
    }

    /** Returns all of the text. */
    static byte[] whole(WebhookRequest request, String path, byte[] headers) {
        var text = new ByteArrayOutputStream();
        String line = request.method().toUpperCase(Locale.ROOT) + " " + path + "\n";
        text.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        text.writeBytes(headers);
        text.writeBytes(request.body());
        return text.toByteArray();
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }
}
