package org.webhookverifier.testkit.coded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;

/** A request on its way to be signed. Not thread-safe. */
public final class Outgoing {
    private final Sender sender;
    private final String method;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String target;
    private byte[] body;

    /** Starts with a request without what proves it. */
    public Outgoing(Sender sender, String method, String target, Map<String, String> headers, byte[] body) {
        this.sender = sender;
        this.method = method;
        this.target = target;
        this.headers.putAll(headers);
        this.body = body;
    }

    /** Returns the raw target. */
    public String target() {
        return target;
    }

    /** Returns the body. */
    public byte[] body() {
        return body;
    }

    /** Returns the headers. */
    public Map<String, String> headers() {
        return headers;
    }

    Sender sender() {
        return sender;
    }

    String method() {
        return method;
    }

    String text() {
        return new String(body, UTF_8);
    }

    /** Returns the URL that is called. */
    String url() {
        return sender.agreed().publicUrl() + target;
    }

    /** Returns the path of the target. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the query of the target; empty if there is none. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    void addParameter(String name, String value) {
        target += (target.indexOf('?') < 0 ? "?" : "&") + FormFields.written(name, value);
    }

    void body(String text) {
        body = text.getBytes(UTF_8);
    }

    void body(byte[] bytes) {
        body = bytes;
    }

    /** Returns the value of a header; the given one, which is then sent, if there is none yet. */
    String header(String name, String absent) {
        headers.putIfAbsent(name, absent);
        return headers.getOrDefault(name, absent);
    }

    void replaceHeader(String name, String value) {
        headers.put(name, value);
    }

    boolean isForm() {
        return headers.getOrDefault("Content-Type", "").startsWith("application/x-www-form-urlencoded");
    }
}
