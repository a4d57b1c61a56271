package org.webhookverifier.event;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One verified message: where it came from, what it is, its bytes, and which of these the signature covered.
 *
 * <p>Texts that the sender did not state are empty, never {@code null}. {@link #provenance(Part)} tells for each fact whether the
 * signature covered it. The printed form holds no body and no header.
 *
 * <p>Immutable and thread-safe.
 */
public final class Delivery {
    private final DeliveryKey key;
    private final String provider;
    private final String id;
    private final String type;
    private final String version;
    private final Instant time;
    private final Instant receivedAt;
    private final byte[] body;
    private final Map<String, String> unsignedHeaders;
    private final Provenance idFrom;
    private final Provenance typeFrom;
    private final Provenance versionFrom;
    private final Provenance timeFrom;
    private final Provenance bodyFrom;
    private final @Nullable Trace trace;

    private Delivery(Builder builder) {
        key = builder.key;
        provider = builder.provider;
        id = builder.id.isEmpty() ? key.value() : builder.id;
        type = builder.type;
        version = builder.version;
        receivedAt = builder.receivedAt;
        time = builder.time == null ? receivedAt : builder.time;
        body = builder.body;
        unsignedHeaders = builder.unsignedHeaders;
        idFrom = builder.idFrom;
        typeFrom = builder.typeFrom;
        versionFrom = builder.versionFrom;
        timeFrom = builder.timeFrom;
        bodyFrom = builder.bodyFrom;
        trace = builder.trace;
    }

    /**
     * Starts a delivery.
     *
     * @param key what makes it the same as another
     * @param provider the id of its provider
     */
    public static Builder builder(DeliveryKey key, String provider) {
        return new Builder(key, provider);
    }

    /** Returns what makes this delivery the same as another one; kept for the retention of the source. */
    public DeliveryKey key() {
        return key;
    }

    /** Returns the name of the source. */
    public String source() {
        return key.source();
    }

    /** Returns the tenant, or an empty text for a source without tenants. */
    public String tenant() {
        return key.tenant();
    }

    /** Returns the id of the provider, for example {@code stripe}. */
    public String provider() {
        return provider;
    }

    /**
     * Returns the provider's id for the delivery or, where it has none, the value of the {@linkplain #key() key}.
     *
     * <p>Never empty. Use {@code key().value()} as idempotency key for calls to other systems: an id that is not signed can be
     * chosen by whoever replays a request.
     */
    public String id() {
        return id;
    }

    /** Returns the event type as the provider writes it, or an empty text where it names none. */
    public String type() {
        return type;
    }

    /** Returns the version of the payload as the provider writes it, or an empty text where it names none. */
    public String version() {
        return version;
    }

    /** Returns the time that the sender states, or the time of arrival where it states none. */
    public Instant time() {
        return time;
    }

    /** Returns when the request arrived, by the receiver's clock. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Returns where the given fact comes from. */
    public Provenance provenance(Part part) {
        return switch (part) {
            case ID -> idFrom;
            case TYPE -> typeFrom;
            case VERSION -> versionFrom;
            case TIME -> timeFrom;
            case BODY -> bodyFrom;
        };
    }

    /** Returns where in a chain this delivery stands, if a handler has caused it; empty for what a sender has sent. */
    public Optional<Trace> trace() {
        return Optional.ofNullable(trace);
    }

    /** Returns a copy of the body exactly as received. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns the number of bytes of the body. */
    public int bodyLength() {
        return body.length;
    }

    /** Returns the body exactly as received, as a stream over the delivery's own bytes. */
    public InputStream openBody() {
        return new ByteArrayInputStream(body);
    }

    /**
     * Returns the value of a header that the provider documents for its deliveries and that the signature does not cover.
     *
     * <p>Only headers that the provider's description or the source names are kept. Whoever replays a captured request can
     * change the value.
     *
     * @param name the name of the header, in any case
     */
    public Optional<String> unsignedHeader(String name) {
        return Optional.ofNullable(unsignedHeaders.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the headers that are kept though the signature does not cover them, by their names in lower case. */
    public Map<String, String> unsignedHeaders() {
        return unsignedHeaders;
    }

    /** Returns key, type and version; no body, no header. */
    @Override
    public String toString() {
        return "Delivery[source=" + key.source() + ", tenant=" + key.tenant() + ", id=" + id + ", type=" + type
                + ", version=" + version + ", bytes=" + body.length + "]";
    }

    /** Builds a delivery. Not thread-safe. */
    public static final class Builder {
        private final DeliveryKey key;
        private final String provider;
        private String id = "";
        private String type = "";
        private String version = "";
        private @Nullable Instant time;
        private Instant receivedAt = Instant.EPOCH;
        private byte[] body = {};
        private Map<String, String> unsignedHeaders = Map.of();
        private Provenance idFrom = Provenance.ABSENT;
        private Provenance typeFrom = Provenance.ABSENT;
        private Provenance versionFrom = Provenance.ABSENT;
        private Provenance timeFrom = Provenance.ABSENT;
        private Provenance bodyFrom = Provenance.ABSENT;
        private @Nullable Trace trace;

        private Builder(DeliveryKey key, String provider) {
            this.key = key;
            this.provider = provider;
        }

        /** Sets the provider's id. */
        public Builder id(String value, Provenance from) {
            id = value;
            idFrom = from;
            return this;
        }

        /** Sets the event type. */
        public Builder type(String value, Provenance from) {
            type = value;
            typeFrom = from;
            return this;
        }

        /** Sets the version of the payload. */
        public Builder version(String value, Provenance from) {
            version = value;
            versionFrom = from;
            return this;
        }

        /** Sets the time that the sender states. */
        public Builder time(Instant value, Provenance from) {
            time = value;
            timeFrom = from;
            return this;
        }

        /** Sets when the request arrived. */
        public Builder receivedAt(Instant value) {
            receivedAt = value;
            return this;
        }

        /** Sets the body; the array now belongs to the delivery and must not be changed any more. */
        public Builder body(byte[] bytes, Provenance from) {
            body = bytes;
            bodyFrom = from;
            return this;
        }

        /** Sets where in a chain the delivery stands. */
        public Builder trace(Trace value) {
            trace = value;
            return this;
        }

        /** Sets the headers that are kept though the signature does not cover them. */
        public Builder unsignedHeaders(Map<String, String> headers) {
            if (headers.isEmpty()) {
                unsignedHeaders = Map.of();
                return this;
            }
            var copy = new HashMap<String, String>();
            headers.forEach((name, value) -> copy.put(name.toLowerCase(Locale.ROOT), value));
            unsignedHeaders = Map.copyOf(copy);
            return this;
        }

        /** Builds the delivery; the builder must not be used afterwards. */
        public Delivery build() {
            return new Delivery(this);
        }
    }
}
