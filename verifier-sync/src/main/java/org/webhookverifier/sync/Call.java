package org.webhookverifier.sync;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request to a provider, without base address and token.
 *
 * @param path below the base address, or a whole address that the provider gave
 * @param repeat when it may be sent again although nobody knows what became of it
 */
record Call(String method, String path, Map<String, String> headers, byte[] body, Repeat repeat) {
    /** When a call may be sent again although nobody knows what became of it. */
    enum Repeat {
        /** Always: twice is the same as once. */
        ALWAYS,
        /** If there was no answer: it has a key, for which the provider keeps its first answer, even one of 500. */
        WITHOUT_ANSWER,
        /** Never: it would be done twice. */
        NEVER
    }

    private static final byte[] NOTHING = {};

    static Call get(String path) {
        return new Call("GET", path, Map.of(), NOTHING, Repeat.ALWAYS);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, Map.of(), NOTHING, Repeat.ALWAYS);
    }

    /** Makes a call with JSON. Creation is not repeatable, a change is. */
    static Call json(String method, String path, Map<String, ?> body) {
        byte[] text = JsonText.of(body).getBytes(StandardCharsets.UTF_8);
        Repeat repeat = method.equals("POST") ? Repeat.NEVER : Repeat.ALWAYS;
        return new Call(method, path, Map.of("Content-Type", "application/json"), text, repeat);
    }

    /** Makes a call with a form; lists give a field for each element. */
    static Call form(String path, Map<String, ?> fields) {
        var pairs = new ArrayList<String>();
        fields.forEach((name, value) -> {
            List<?> values = value instanceof List<?> list ? list : List.of(value);
            values.forEach(each -> pairs.add(encoded(name) + "=" + encoded(each.toString())));
        });
        byte[] text = String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
        return new Call("POST", path, Map.of("Content-Type", "application/x-www-form-urlencoded"), text, Repeat.ALWAYS);
    }

    /** Returns the same with a key by which the provider knows it again. */
    Call key(String key) {
        var more = new LinkedHashMap<>(headers);
        more.put("Idempotency-Key", key);
        return new Call(method, path, more, body, Repeat.WITHOUT_ANSWER);
    }

    Call headers(Map<String, String> others) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Call(method, path, more, body, repeat);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns method and path; neither headers nor body, which hold token and secret, nor the query. */
    @Override
    public String toString() {
        return method + " " + CallbackUrl.shown(path);
    }
}
