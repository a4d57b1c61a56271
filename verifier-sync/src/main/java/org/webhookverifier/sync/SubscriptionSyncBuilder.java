package org.webhookverifier.sync;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Secret;

/**
 * Configures a {@link SubscriptionSync}. Mistakes are collected and reported together by {@link #build()}.
 *
 * <p>Not thread-safe.
 */
public final class SubscriptionSyncBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionSync.class);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

    private final Function<String, Registrar> registrar;
    private final Problems problems = new Problems();
    private String apiVersion;

    SyncMode mode = SyncMode.OFF;

    @Nullable
    URI base;

    @Nullable
    Supplier<Secret> token;

    Duration timeout = Duration.ofSeconds(15);
    Duration patience = Duration.ofSeconds(30);
    Clock clock = Clock.systemUTC();
    Pauses.Sleeper sleeper = time -> Thread.sleep(time.toMillis());

    SubscriptionSyncBuilder(String apiVersion, Function<String, Registrar> registrar) {
        this.apiVersion = apiVersion;
        this.registrar = registrar;
    }

    static void checkName(String what, String name) {
        boolean plain = !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().allMatch(c -> isPlain((char) c));
        if (!plain) {
            throw new WebhookConfigurationException(List.of("The name of the " + what
                    + " is empty or holds something else than letters, digits, '-', '_' and '.';"
                    + " write it as in its address at GitHub."));
        }
    }

    static void checkShop(String shop) {
        String name = shop.endsWith(".myshopify.com") ? shop.substring(0, shop.indexOf('.')) : "";
        boolean plain = (name + ".myshopify.com").equals(shop)
                && !name.isEmpty()
                && name.chars().allMatch(c -> isPlain((char) c) && c != '_');
        if (!plain) {
            throw new WebhookConfigurationException(
                    List.of("The shop is not named by its own domain; write it as name.myshopify.com."));
        }
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }

    /** Says how far it may go; {@link SyncMode#OFF} by default. */
    public SubscriptionSyncBuilder mode(SyncMode howFar) {
        mode = howFar;
        return this;
    }

    /**
     * Says where the token comes from that the provider's API takes. It is asked once for each plan and each application, and not at all in
     * mode {@link SyncMode#OFF}; what it throws goes to the caller.
     */
    public SubscriptionSyncBuilder token(Supplier<Secret> where) {
        token = where;
        return this;
    }

    /**
     * Says which version of its API the provider is asked in: at GitHub {@code 2022-11-28} by default, at Stripe that of the account, at
     * Shopify the one that was given. The version of events is another thing: {@link Wanted#version}.
     */
    public SubscriptionSyncBuilder apiVersion(String version) {
        if (version.isEmpty() || !version.chars().allMatch(c -> isPlain((char) c))) {
            problems.add(
                    "The version of the API is empty or holds something else than letters, digits, '-', '_' and '.';"
                            + " write it as the provider does.");
        }
        apiVersion = version;
        return this;
    }

    /**
     * Says where the API is, if not at the provider's address for everybody: {@code https://github.example.com/api/v3} for GitHub
     * Enterprise Server. HTTPS only. The token goes there.
     */
    public SubscriptionSyncBuilder baseUrl(String url) {
        URI uri = parsed(url);
        if (uri == null || !"https".equals(uri.getScheme())) {
            problems.add(
                    "The base URL is not HTTPS with a host and nothing but a path; the token goes there, so write https://...");
        }
        base = uri;
        return this;
    }

    /**
     * Says that the API is on this machine, without TLS: for tests against a stand-in, with a warning in the log. Only
     * {@code http://127.0.0.1} and {@code http://[::1]} are taken, with any port.
     */
    public SubscriptionSyncBuilder unsafeLoopbackBaseUrl(String url) {
        URI uri = parsed(url);
        boolean loopback = uri != null
                && "http".equals(uri.getScheme())
                && ("127.0.0.1".equals(uri.getHost()) || "[::1]".equals(uri.getHost()));
        if (loopback) {
            LOG.warn("Registrations are looked for at {} without TLS (unsafeLoopbackBaseUrl)", uri);
        } else {
            problems.add(
                    "The unsafe base URL is not of this machine; write http://127.0.0.1:port, or use baseUrl(...) with HTTPS.");
        }
        base = uri;
        return this;
    }

    private static @Nullable URI parsed(String url) {
        try {
            URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return bare ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Says how long one call may take, from the connection to the last byte: 15 seconds by default, at most 5 minutes. */
    public SubscriptionSyncBuilder timeout(Duration longest) {
        if (longest.compareTo(Duration.ofMillis(1)) < 0 || longest.compareTo(LONGEST_CALL) > 0) {
            problems.add("The timeout is " + longest + "; it may be from a millisecond to " + LONGEST_CALL + ".");
        }
        timeout = longest;
        return this;
    }

    /**
     * Says how long one plan or application may wait in all where the provider asks for it, or before it is asked again: 30 seconds by
     * default, at most an hour. Whoever is told to wait for longer gets {@link Failure.Kind#RATE_LIMITED}.
     */
    public SubscriptionSyncBuilder patience(Duration longest) {
        if (longest.isNegative() || longest.compareTo(LONGEST_PATIENCE) > 0) {
            problems.add("The patience is " + longest + "; it may be from zero to " + LONGEST_PATIENCE + ".");
        }
        patience = longest;
        return this;
    }

    /** Says what time it is, for waits that a provider gives as a date; the system's clock by default. */
    public SubscriptionSyncBuilder clock(Clock time) {
        clock = time;
        return this;
    }

    /** Says how to wait, for tests. */
    SubscriptionSyncBuilder sleeper(Pauses.Sleeper waits) {
        sleeper = waits;
        return this;
    }

    /**
     * Ends the configuration. Nothing is called yet.
     *
     * @throws WebhookConfigurationException if anything is wrong; its message names every mistake
     */
    public SubscriptionSync build() {
        if (mode != SyncMode.OFF && token == null) {
            problems.add("There is no token to call the provider with; say token(...), or leave the mode OFF.");
        }
        problems.throwIfAny();
        return new SubscriptionSync(registrar.apply(apiVersion), this);
    }
}
