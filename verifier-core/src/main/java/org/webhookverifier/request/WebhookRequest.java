package org.webhookverifier.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request exactly as it arrived: method, raw target, headers, the peer's address, and the bytes of the body.
 *
 * <p>Nothing in it is trusted. The body has to be what came over the wire, after the transfer coding and before anything else
 * touched it: a body that was parsed and written again does not verify.
 *
 * <pre>{@code
 * var request = WebhookRequest.post("/webhooks/stripe").header("Stripe-Signature", signature).body(bytes).build();
 * }</pre>
 *
 * <p>Immutable and thread-safe, as long as nobody changes the array of the body. The printed form holds no header value and no
 * body.
 */
public final class WebhookRequest {
    private final String method;
    private final String target;
    private final Headers headers;
    private final @Nullable String peer;
    private final byte[] body;

    private WebhookRequest(String method, String target, Headers headers, @Nullable String peer, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.peer = peer;
        this.body = body;
    }

    /** Starts a POST request to the given raw target, for example {@code /webhooks/stripe?x=%2F}. */
    public static Builder post(String target) {
        return new Builder("POST", target);
    }

    /** Starts a request of the given method to the given raw target. */
    public static Builder of(String method, String target) {
        return new Builder(method, target);
    }

    /** Returns the method as received. */
    public String method() {
        return method;
    }

    /** Returns the path and query as received, not decoded. */
    public String target() {
        return target;
    }

    /** Returns the headers. */
    public Headers headers() {
        return headers;
    }

    /** Returns the address literal of the peer of the connection, if the adapter knows it. */
    public Optional<String> peer() {
        return Optional.ofNullable(peer);
    }

    /** Returns the bytes of the body: the array itself, which must not be changed. */
    public byte[] body() {
        return body;
    }

    /** Returns this request with another body. The array now belongs to the request and must not be changed any more. */
    public WebhookRequest withBody(byte[] bytes) {
        return new WebhookRequest(method, target, headers, peer, bytes);
    }

    /** Returns method, path and sizes; no query, no header value, no body, and nothing that could break a log line. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return "WebhookRequest[" + LogText.of(method) + " " + LogText.of(path) + ", " + headers.size() + " headers, "
                + body.length + " bytes]";
    }

    /** Builds a request. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final String target;
        private final List<String> headers = new ArrayList<>();
        private @Nullable String peer;
        private byte[] body = {};

        private Builder(String method, String target) {
            this.method = method;
            this.target = target;
        }

        /**
         * Adds a header line. A name may be added more than once. A value of {@code null} adds nothing: servers say by it that
         * the request has no such header.
         */
        public Builder header(String name, @Nullable String value) {
            if (value != null) {
                headers.add(name);
                headers.add(value);
            }
            return this;
        }

        /** Sets the address literal of the peer of the connection, for example {@code 192.0.2.1}. The default is unknown. */
        public Builder peer(@Nullable String address) {
            peer = address;
            return this;
        }

        /**
         * Sets the bytes of the body. The array now belongs to the request and must not be changed any more. The default, and
         * what {@code null} stands for, is an empty body.
         */
        public Builder body(byte @Nullable [] bytes) {
            body = bytes == null ? new byte[0] : bytes;
            return this;
        }

        /** Builds the request. */
        public WebhookRequest build() {
            return new WebhookRequest(method, target, Headers.of(headers), peer, body);
        }
    }
}
