package org.webhookverifier.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.request.WebhookRequest;

/**
 * One configured inbound endpoint: its name and path, the provider that sends to it, secrets and limits.
 *
 * <pre>{@code
 * Source.of("stripe", System.getenv("STRIPE_SECRET"));
 *
 * Source.named("shop-eu").provider("shopify").path("/hooks/shop-eu").secrets(newSecret, oldSecret).bodyLimit(4 << 20);
 * }</pre>
 *
 * <p>Immutable and thread-safe. The printed form holds no secret.
 */
public final class Source {
    /** The most bytes a body may have unless the source says otherwise: 1 MiB. */
    public static final int DEFAULT_BODY_LIMIT = 1 << 20;

    /** How long a claim holds unless the source says otherwise: 60 seconds. */
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(60);

    /** The shortest time for which finished deliveries are remembered unless the source says otherwise: 24 hours. */
    public static final Duration SHORTEST_DEFAULT_RETENTION = Duration.ofHours(24);

    private final String name;
    private final Provider provider;
    private final SourcePath path;
    private final List<Secret> secrets;
    private final @Nullable SecretResolver secretResolver;
    private final AddressPolicy addresses;
    private final int bodyLimit;
    private final @Nullable Duration tolerance;
    private final Duration lease;
    private final Duration retention;
    private final boolean unsafeIdAsKey;
    private final boolean unsafeUnconfirmedProvider;
    private final String versionWhenAbsent;
    private final Set<String> headers;
    private final List<String> relevantHeaders;
    private final PublicUrl publicUrl;
    private final Map<String, String> settings;
    private final @Nullable Downloads downloads;

    Source(SourceBuilder builder, Provider provider, SourcePath path, AddressPolicy addresses, PublicUrl publicUrl) {
        name = builder.name;
        this.provider = provider;
        this.path = path;
        secrets = List.copyOf(builder.fixedSecrets());
        secretResolver = builder.secretResolver;
        this.addresses = addresses;
        bodyLimit = builder.bodyLimit;
        tolerance = builder.tolerance;
        lease = builder.lease;
        retention = builder.retention == null ? defaultRetention(provider, tolerance) : builder.retention;
        unsafeIdAsKey = builder.unsafeIdAsKey;
        unsafeUnconfirmedProvider = builder.unsafeUnconfirmedProvider && provider.unconfirmed();
        versionWhenAbsent = builder.versionWhenAbsent;
        headers = Set.copyOf(builder.headers);
        this.publicUrl = publicUrl;
        settings = Map.copyOf(builder.settings);
        downloads = builder.downloads;
        relevantHeaders = RelevantHeaders.of(provider, addresses, publicUrl, headers());
    }

    /** Starts a source of the given name. Names consist of letters, digits, {@code -}, {@code _} and {@code .}. */
    public static SourceBuilder named(String name) {
        return new SourceBuilder(name);
    }

    /** Starts a source for a provider of the catalogue, named like the provider, with the given secrets. */
    public static SourceBuilder of(String provider, @Nullable String... secrets) {
        return new SourceBuilder(provider).provider(provider).secrets(secrets);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the provider. */
    public Provider provider() {
        return provider;
    }

    /** Returns the path, by default {@code /webhooks/} and the name. */
    public SourcePath path() {
        return path;
    }

    /** Returns the fixed secrets; empty if there is a resolver. */
    public List<Secret> secrets() {
        return secrets;
    }

    /** Returns what finds the secrets of tenants, or those that change while running. */
    public Optional<SecretResolver> secretResolver() {
        return Optional.ofNullable(secretResolver);
    }

    /** Returns who may send, by address. */
    public AddressPolicy addresses() {
        return addresses;
    }

    /** Returns the most bytes a body may have. */
    public int bodyLimit() {
        return bodyLimit;
    }

    /** Returns how far a signed timestamp may be from the clock, where the source and not the provider says it. */
    public Optional<Duration> tolerance() {
        return Optional.ofNullable(tolerance);
    }

    /** Returns how long a claim holds. */
    public Duration lease() {
        return lease;
    }

    /** Returns for how long finished deliveries are remembered. */
    public Duration retention() {
        return retention;
    }

    /** Returns the shortest time for which finished deliveries have to be remembered: the provider may send copies for as long. */
    public Duration shortestRetention() {
        return outlasting(provider, tolerance);
    }

    /** Returns whether an id that the signature does not cover is used as key all the same. */
    public boolean unsafeIdAsKey() {
        return unsafeIdAsKey;
    }

    /** Returns the version of deliveries that name none; empty if that is not said. */
    public String versionWhenAbsent() {
        return versionWhenAbsent;
    }

    /**
     * Returns scheme, host and port, and a path in front if a proxy takes one away, by which the provider calls: what stands before
     * the path and query of a request in the URL that some providers sign. Without a slash at the end; empty if it is not declared.
     */
    public Optional<String> publicUrl() {
        return Optional.ofNullable(publicUrl.declared());
    }

    /**
     * Returns the same for a request: what is declared or else, by {@link SourceBuilder#publicUrlFromProxies}, what trusted proxies
     * wrote; empty if that cannot be known.
     */
    public Optional<String> publicUrl(WebhookRequest request) {
        return Optional.ofNullable(publicUrl.of(request));
    }

    /** Returns whether the public URL is taken from what trusted proxies wrote, not being declared. */
    public boolean publicUrlFromProxies() {
        return publicUrl.origin() != null;
    }

    /** Returns what the provider's proof has to be told beside the secrets, by name. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Returns what fetches keys and certificates, if it is not the default. */
    public Optional<Downloads> downloads() {
        return Optional.ofNullable(downloads);
    }

    /** Returns the names of the unsigned headers that are kept with a delivery: those of the provider and those of the source. */
    public Set<String> headers() {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(provider.headers());
        names.addAll(headers);
        return names;
    }

    /**
     * Returns the names of all headers that receiving from this source looks at: those of proofs, facts and proxies, those that are
     * {@linkplain #headers() kept}, {@code Content-Encoding} and {@code Content-Type}. Adapters need not copy any other.
     */
    public List<String> relevantHeaders() {
        return relevantHeaders;
    }

    /** Returns the settings that weaken what the library promises, by the names of the settings; warned of at start-up. */
    public List<String> unsafeSettings() {
        var names = new ArrayList<String>();
        if (unsafeIdAsKey) {
            names.add("unsafeIdAsKey");
        }
        if (unsafeUnconfirmedProvider) {
            names.add("unsafeUnconfirmedProvider");
        }
        if (takesAnyTopic()) {
            names.add("topics=*");
        }
        return List.copyOf(names);
    }

    private boolean takesAnyTopic() {
        boolean sns = provider.schemes().stream()
                .anyMatch(scheme ->
                        scheme instanceof CodedScheme coded && coded.procedure().equals("sns"));
        return sns
                && List.of(settings.getOrDefault("topics", "").replace(" ", "").split(",", -1))
                        .contains("*");
    }

    private static Duration defaultRetention(Provider provider, @Nullable Duration tolerance) {
        Duration shortest = outlasting(provider, tolerance);
        return shortest.compareTo(SHORTEST_DEFAULT_RETENTION) < 0 ? SHORTEST_DEFAULT_RETENTION : shortest;
    }

    /** Returns the shortest retention that outlasts every copy the provider may still send, with a reserve. */
    static Duration outlasting(Provider provider, @Nullable Duration tolerance) {
        Duration shortest = provider.retry().window().multipliedBy(5).dividedBy(4);
        for (Scheme scheme : provider.schemes()) {
            Duration window = FreshnessWindow.of(scheme, tolerance);
            shortest = shortest.compareTo(window) < 0 ? window : shortest;
        }
        return shortest;
    }

    /** Returns name, provider and path; no secret. */
    @Override
    public String toString() {
        return "Source[" + name + ", provider=" + provider.id() + ", path=" + path + "]";
    }
}
