package org.webhookverifier.forward;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.config.Problems;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.source.Secret;

/**
 * A handler that signs deliveries by the rules of Standard Webhooks and posts them to another system.
 *
 * <pre>{@code
 * .handler("to-crm", "stripe", "invoice.*", Delivery.class,
 *         Forward.to(URI.create("https://crm.example.com/hooks"), System.getenv("CRM_SECRET")).build())
 * }</pre>
 *
 * <p>The body is sent on as it is; of chained events, what the handler has returned, as JSON. {@code webhook-id} is computed from the
 * delivery's key, so that it is the same for each attempt, and the receiver can tell copies. {@code webhook-timestamp} is that of the
 * attempt.
 *
 * <p>An answer of 2xx is success. 410 makes the delivery a dead letter; 429 and 503 with {@code Retry-After} in seconds are tried again
 * after that time, at most a day; anything else fails the handler, to be tried again as its retries say. Redirects are not followed. With
 * an inbox, what is not delivered is retried, and a dead letter in the end; without one, the sender has to come again.
 *
 * <p>Nothing of the secret, the signature or the answer's body is in any message. Immutable and thread-safe.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
public final class Forward implements EventHandler<Delivery> {
    private static final String HMAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;
    private static final long LONGEST_WAIT = Duration.ofDays(1).toSeconds();

    private final URI address;
    private final byte[] key;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient client;

    private Forward(Builder builder, byte[] key) {
        address = builder.address;
        timeout = builder.timeout;
        clock = builder.clock;
        this.key = key;
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * Starts the configuration.
     *
     * @param address where to; of HTTPS on its usual port
     * @param secret what the other system knows: {@code whsec_} and 24 to 64 bytes in Base64
     */
    public static Builder to(URI address, String secret) {
        return new Builder(address, secret);
    }

    /**
     * Sends a delivery on.
     *
     * @throws IOException if it is not taken, to be tried again
     * @throws RetryLater if the other system says when
     * @throws Unprocessable if the other system wants none any more
     */
    @Override
    public void handle(Delivery event, Delivery delivery) throws IOException, InterruptedException {
        byte[] body = delivery.body();
        String id = id(delivery.key());
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", delivery.unsignedHeader("Content-Type").orElse("application/json"))
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + signature(id, timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        if (status == 410) {
            throw new Unprocessable(
                    "the system at " + address.getHost() + " answers 410: it wants no deliveries any more");
        }
        Optional<Duration> later = status == 429 || status == 503 ? retryAfter(answer) : Optional.empty();
        String message = "the system at " + address.getHost() + " answers " + status;
        if (later.isPresent()) {
            throw new RetryLater(later.get(), message, null);
        }
        throw new IOException(message);
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text ->
                        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT)));
    }

    /** The parts of a key may hold anything; an id must hold no dot, for the signed content is split by dots. */
    private static String id(DeliveryKey key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(key.source(), key.tenant(), key.value())) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_16BE);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return "msg_" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private String signature(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
        }
    }

    /** Returns where to, without its query. */
    @Override
    public String toString() {
        return "Forward[to " + address.getHost() + "]";
    }

    /** Configures a {@link Forward}. Not thread-safe. */
    public static final class Builder {
        private final URI address;
        private final String secret;
        private Duration timeout = Duration.ofSeconds(15);
        private Clock clock = Clock.systemUTC();
        private boolean unsafeHttp;

        private Builder(URI address, String secret) {
            this.address = address;
            this.secret = secret;
        }

        /** Sets how long connecting may take, and then the answer. The default is 15 seconds each. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** Sets the clock of the timestamps. The default is the system's. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Allows plain HTTP and other ports, for a system on the same machine or behind a mesh that encrypts: whoever is between can read
         * all deliveries. The default is HTTPS on port 443 only.
         */
        public Builder unsafeHttp() {
            unsafeHttp = true;
            return this;
        }

        /**
         * Builds the handler.
         *
         * @throws org.webhookverifier.config.WebhookConfigurationException if the address, the secret or the time-out is unusable
         */
        public Forward build() {
            var problems = new Problems();
            boolean plain = unsafeHttp
                    && address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getRawUserInfo() == null;
            if (!plain && !Downloads.isHttps(address)) {
                problems.add(
                        "The address to forward to is not one of HTTPS on port 443 without user and fragment: write"
                                + " https://host/path, or allow others with unsafeHttp().");
            }
            if (timeout.isNegative() || timeout.isZero()) {
                problems.add("The time-out for forwarding is " + timeout + ": it has to be longer than nothing.");
            }
            byte[] key = key(problems);
            problems.throwIfAny();
            return new Forward(this, key);
        }

        private byte[] key(Problems problems) {
            try {
                String text = Secret.of(secret).reveal();
                byte[] bytes =
                        Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
                if (bytes.length >= SHORTEST_KEY && bytes.length <= LONGEST_KEY) {
                    return Arrays.copyOf(bytes, bytes.length);
                }
            } catch (IllegalArgumentException noBase64) {
                // Told below, without the text.
            } catch (org.webhookverifier.config.WebhookConfigurationException e) {
                problems.addAll(e);
                return new byte[0];
            }
            problems.add("The secret for forwarding is not " + PREFIX + " and " + SHORTEST_KEY + " to " + LONGEST_KEY
                    + " bytes in Base64: make one with a random generator.");
            return new byte[0];
        }
    }
}
