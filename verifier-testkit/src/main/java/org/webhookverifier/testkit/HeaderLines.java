package org.webhookverifier.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;

/** Header lines that can be changed. Not thread-safe. */
final class HeaderLines {
    private record Line(String name, String value) {}

    private final List<Line> lines = new ArrayList<>();

    HeaderLines() {}

    static HeaderLines of(WebhookRequest request) {
        var copy = new HeaderLines();
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            copy.add(headers.name(i), headers.value(i));
        }
        return copy;
    }

    boolean has(String name) {
        return lines.stream().anyMatch(line -> isSame(line.name(), name));
    }

    /** Returns the value of the first line of the given name. */
    String value(String name) {
        return lines.stream()
                .filter(line -> isSame(line.name(), name))
                .map(Line::value)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no header '" + name + "' to sign"));
    }

    HeaderLines add(String name, String value) {
        lines.add(new Line(name, value));
        return this;
    }

    void forEach(BiConsumer<String, String> action) {
        lines.forEach(line -> action.accept(line.name(), line.value()));
    }

    HeaderLines addFirst(String name, String value) {
        lines.add(0, new Line(name, value));
        return this;
    }

    void addIfAbsent(String name, String value) {
        if (!has(name)) {
            add(name, value);
        }
    }

    HeaderLines remove(String name) {
        lines.removeIf(line -> isSame(line.name(), name));
        return this;
    }

    HeaderLines change(String name, UnaryOperator<String> value) {
        lines.replaceAll(line -> isSame(line.name(), name) ? new Line(line.name(), value.apply(line.value())) : line);
        return this;
    }

    /** Returns a request that has these lines, and everything else of the given one. */
    WebhookRequest in(WebhookRequest request) {
        var builder = WebhookRequest.of(request.method(), request.target())
                .peer(request.peer().orElse(null))
                .body(request.body());
        lines.forEach(line -> builder.header(line.name(), line.value()));
        return builder.build();
    }

    private static boolean isSame(String a, String b) {
        return Headers.of(a, "").find(b, 0) == 0;
    }
}
