package org.webhookverifier.answer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.webhookverifier.provider.Provider;

/**
 * The HTTP answer for the sender.
 *
 * <p>It tells the sender a status and nothing about the reason of a refusal.
 *
 * @param status the HTTP status
 * @param headers the headers to set, among them {@code Content-Type} where there is a body
 * @param body the bytes of the body, often none; not to be changed
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] EMPTY = {};

    /** Keeps its own copy of the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** Returns an answer of the given status without a body. */
    public static Answer status(int status) {
        return new Answer(status, Map.of(), EMPTY);
    }

    /** Returns an answer that asks the sender to come again after the given number of seconds: 503 with {@code Retry-After}. */
    public static Answer retryAfter(long seconds) {
        return new Answer(503, Map.of("Retry-After", Long.toString(seconds)), EMPTY);
    }

    /** Returns an answer with a plain text, which browsers are told not to take for anything else. */
    public static Answer text(int status, String text) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the answer that a provider takes as success. */
    public static Answer success(Provider provider) {
        return provider.successText().isEmpty()
                ? status(provider.successStatus())
                : text(provider.successStatus(), provider.successText());
    }

    /** Returns status and size. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes]";
    }
}
