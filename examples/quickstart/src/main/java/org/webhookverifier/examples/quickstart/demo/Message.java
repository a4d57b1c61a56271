package org.webhookverifier.examples.quickstart.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that a sender makes.
 *
 * @param source the last part of its path
 * @param headers its headers, that of the signature among them
 * @param body its body
 */
record Message(String source, Map<String, String> headers, String body) {
    Message {
        headers = Map.copyOf(headers);
    }

    /** Starts a message with a JSON body. */
    static Message json(String source, String body) {
        return new Message(source, Map.of("Content-Type", "application/json"), body);
    }

    /** Starts a message with a form as body. */
    static Message form(String source, String body) {
        return new Message(source, Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
    }

    /** Returns this message with a header added or replaced. */
    Message header(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Message(source, changed, body);
    }

    /** Returns this message without a header. */
    Message without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        return new Message(source, changed, body);
    }

    /** Returns this message with another body and the old signature. */
    Message tampered(String from, String to) {
        return new Message(source, headers, body.replace(from, to));
    }
}
