package org.webhookverifier.source;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.address.ClientAddress;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.address.IpRanges;
import org.webhookverifier.address.PublicOrigin;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.PublishedAddresses;

/**
 * Configures a source. Mistakes are collected and reported together by {@link #build()}, or by the receiver that the builder is
 * given to.
 *
 * <p>Not thread-safe.
 */
public final class SourceBuilder {
    final String name;
    private @Nullable Provider provider;
    boolean providerGiven;
    private @Nullable String path;
    private final List<Secret> secrets = new ArrayList<>();
    private boolean secretGiven;

    @Nullable
    SecretResolver secretResolver;

    private final List<String> allowed = new ArrayList<>();
    private boolean allowGiven;
    private final List<AddressList> lists = new ArrayList<>();
    private boolean published;
    private final List<String> proxies = new ArrayList<>();

    @Nullable
    ForwardedHeader forwardedHeader;

    int bodyLimit = Source.DEFAULT_BODY_LIMIT;

    @Nullable
    Duration tolerance;

    Duration lease = Source.DEFAULT_LEASE;

    @Nullable
    Duration retention;

    boolean unsafeIdAsKey;
    boolean unsafeUnconfirmedProvider;
    String versionWhenAbsent = "";
    Set<String> headers = Set.of();

    @Nullable
    String publicUrl;

    boolean publicUrlFromProxies;

    final Map<String, String> settings = new LinkedHashMap<>();

    @Nullable
    Downloads downloads;

    private final Problems problems = new Problems();

    SourceBuilder(String name) {
        this.name = name;
    }

    /** Returns the name of the source. */
    public String name() {
        return name;
    }

    /** Sets the provider, by its id in the catalogue. */
    public SourceBuilder provider(String id) {
        providerGiven = true;
        try {
            provider = Provider.named(id);
        } catch (WebhookConfigurationException e) {
            e.problems().forEach(problem -> problems.add(say(problem)));
        }
        return this;
    }

    /** Sets the provider. */
    public SourceBuilder provider(Provider value) {
        providerGiven = true;
        provider = value;
        return this;
    }

    /**
     * Sets the path within the application; one segment may be {@code {tenant}}. The default is {@code /webhooks/} and the name.
     */
    public SourceBuilder path(String value) {
        path = value;
        return this;
    }

    /** Adds secrets exactly as pasted from the dashboard, the one in use first; several are for rotation. */
    public SourceBuilder secrets(@Nullable String... texts) {
        secretGiven = true;
        if (texts.length == 0 && SourceRules.needsSecret(provider)) {
            problems.add(say("The list of secrets is empty: paste one from the provider's dashboard."));
        }
        for (String text : texts) {
            String mistake = Secret.mistake(text);
            if (mistake != null) {
                problems.add(say("A secret " + mistake));
            } else {
                secrets.add(Secret.of(text));
            }
        }
        return this;
    }

    /** Adds a secret, for example one that counts until a certain moment. */
    public SourceBuilder secret(Secret secret) {
        secretGiven = true;
        secrets.add(secret);
        return this;
    }

    /** Sets what finds the secrets, for tenants and for secrets that change while running. Not together with fixed secrets. */
    public SourceBuilder secretResolver(SecretResolver resolver) {
        secretResolver = resolver;
        return this;
    }

    /** Lets only the given addresses and CIDR ranges send. The default is any address. */
    public SourceBuilder allow(String... ranges) {
        return allow(Arrays.asList(ranges));
    }

    /** Lets only the given addresses and CIDR ranges send. The default is any address. */
    public SourceBuilder allow(List<String> ranges) {
        allowGiven = true;
        allowed.addAll(ranges);
        return this;
    }

    /**
     * Lets only the addresses of the given list send, and those that are {@linkplain #allow(String...) given} besides. The list is read
     * when the source is built, which fails if it cannot be read, and again every hour.
     */
    public SourceBuilder allow(AddressList list) {
        allowGiven = true;
        lists.add(list);
        return this;
    }

    /**
     * Lets only the addresses send that the provider publishes, and those that are {@linkplain #allow(String...) given} besides. They are
     * fetched when the source is built, by {@link #downloads} or over HTTPS, and again every hour.
     */
    public SourceBuilder allowPublished() {
        allowGiven = true;
        published = true;
        return this;
    }

    /** Declares the proxies in front of the application and the one header in which they write the client's address. */
    public SourceBuilder trustedProxies(ForwardedHeader header, String... ranges) {
        forwardedHeader = header;
        proxies.addAll(Arrays.asList(ranges));
        return this;
    }

    /** Sets the most bytes a body may have. The default is {@value Source#DEFAULT_BODY_LIMIT} bytes. */
    public SourceBuilder bodyLimit(int bytes) {
        bodyLimit = bytes;
        return this;
    }

    /** Sets how far a signed timestamp may be from the clock, in either direction. The default is the provider's, usually 5 minutes. */
    public SourceBuilder tolerance(Duration value) {
        tolerance = value;
        return this;
    }

    /** Sets how long a claim holds: longer than the slowest handler takes. The default is 60 seconds. */
    public SourceBuilder lease(Duration value) {
        lease = value;
        return this;
    }

    /**
     * Sets for how long finished deliveries are remembered. The default is 24 hours or, if that is more, 1.25 times the time for
     * which the provider may send copies; nothing shorter than the latter is taken.
     */
    public SourceBuilder retention(Duration value) {
        retention = value;
        return this;
    }

    /**
     * Makes the provider's id the key of a delivery though the signature does not cover it: two deliveries of equal bytes then
     * count as two, and a captured request can be replayed under a new id.
     */
    public SourceBuilder unsafeIdAsKey() {
        unsafeIdAsKey = true;
        return this;
    }

    /**
     * Takes a provider of the catalogue that is {@linkplain Provider#unconfirmed() not confirmed}: that genuine requests pass, and
     * that what passes is signed as a whole, then is for you to find out.
     */
    public SourceBuilder unsafeUnconfirmedProvider() {
        unsafeUnconfirmedProvider = true;
        return this;
    }

    /** Says which version deliveries have that name none. The default is not to say. */
    public SourceBuilder versionWhenAbsent(String version) {
        versionWhenAbsent = version;
        return this;
    }

    /** Names further headers that are kept with each delivery; the signature does not cover them. The default is none. */
    public SourceBuilder headers(String... names) {
        headers = Set.of(names);
        return this;
    }

    /**
     * Sets the address by which the provider calls, for providers that sign the URL: scheme, host, a port if the provider names one,
     * and a path in front of that of the request if a proxy takes one away, for example {@code https://hooks.example.com}. It is not
     * taken from the request, because a sender writes what it likes into {@code Host}; see {@link #publicUrlFromProxies}.
     */
    public SourceBuilder publicUrl(String value) {
        publicUrl = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        return this;
    }

    /**
     * Takes scheme, host and port of the address by which the provider calls from what the {@linkplain #trustedProxies trusted proxies}
     * write, if there is no {@link #publicUrl}: from {@code proto} and {@code host} of the element of {@code Forwarded} that the
     * outermost of them wrote, or from {@code X-Forwarded-Proto}, {@code X-Forwarded-Host}, or else {@code Host}, and
     * {@code X-Forwarded-Port}. A request from any other peer is refused, and so is one where any of it is missing, malformed, or said
     * twice and differently. Path and query are those of the request, byte for byte; a path that a proxy has taken away
     * ({@code X-Forwarded-Prefix}) is not put back: declare {@link #publicUrl} then.
     *
     * <p>The proxies have to set or remove each of these headers, and to let in hosts of yours only: a host that the sender chooses
     * would let a request pass that was signed for another address with the same secret. The default is off.
     */
    public SourceBuilder publicUrlFromProxies() {
        publicUrlFromProxies = true;
        return this;
    }

    /** Sets what the provider's proof has to be told beside the secrets, for example an audience; see the page of providers. */
    public SourceBuilder setting(String settingName, String value) {
        settings.put(settingName, value);
        return this;
    }

    /** Sets what fetches keys and certificates, for example through a proxy. The default is HTTPS with Java's own client. */
    public SourceBuilder downloads(Downloads value) {
        downloads = value;
        return this;
    }

    /**
     * Builds the source.
     *
     * @throws WebhookConfigurationException naming every mistake
     */
    public Source build() {
        var found = new Problems();
        found.addAll(problems);
        SourceRules.check(this, found);
        SourcePath builtPath = new SourcePath(path == null ? "/webhooks/" + name : path);
        SourceRules.checkPath(this, builtPath, found);
        ClientAddress client = client(found);
        AddressPolicy policy = addresses(client, found);
        if (provider == null || !found.isEmpty()) {
            found.throwIfAny();
            throw new IllegalStateException("A source without provider has no mistake");
        }
        PublicOrigin origin = publicUrlFromProxies && publicUrl == null ? PublicOrigin.behind(client) : null;
        return new Source(this, provider, builtPath, policy, new PublicUrl(publicUrl, origin));
    }

    @Nullable
    Provider provider() {
        return provider;
    }

    List<Secret> fixedSecrets() {
        return secrets;
    }

    boolean hasSecrets() {
        return secretGiven;
    }

    String say(String problem) {
        return "Source '" + name + "': " + problem;
    }

    private AddressPolicy addresses(ClientAddress client, Problems found) {
        addPublished(found);
        if (!allowGiven) {
            if (forwardedHeader != null && !publicUrlFromProxies) {
                found.add(say("Trusted proxies are declared, but no address is restricted: add allow(...), or"
                        + " publicUrlFromProxies() if they are for the public URL, or remove them."));
            }
            return AddressPolicy.any();
        }
        try {
            return lists.isEmpty() ? AddressPolicy.allow(IpRanges.of(allowed), client) : listed(client, found);
        } catch (WebhookConfigurationException e) {
            e.problems().forEach(problem -> found.add(say(problem)));
            return AddressPolicy.any();
        }
    }

    private void addPublished(Problems found) {
        if (!published || provider == null) {
            return;
        }
        PublishedAddresses addresses = provider.addresses().orElse(null);
        if (addresses == null) {
            found.add(say("Provider '" + provider.id()
                    + "' publishes no list of addresses that is known: name them by allow(...)."));
            return;
        }
        Downloads fetching = downloads == null ? Downloads.https() : downloads;
        lists.add(new PublishedRanges(addresses, fetching));
        published = false;
    }

    private AddressPolicy listed(ClientAddress client, Problems found) {
        try {
            return AddressPolicy.allow(ListedRanges.read(name, allowed, lists, System::nanoTime), client);
        } catch (IOException e) {
            found.add(
                    say(
                            "The list of addresses cannot be read: " + e.getMessage()
                                    + ". Name ranges by allow(\"...\") without the list, or see to it that it can be read when the application starts."));
            return AddressPolicy.any();
        }
    }

    private ClientAddress client(Problems found) {
        try {
            return forwardedHeader == null
                    ? ClientAddress.direct()
                    : ClientAddress.behind(IpRanges.of(proxies), forwardedHeader);
        } catch (WebhookConfigurationException e) {
            e.problems().forEach(problem -> found.add(say("Of the trusted proxies: " + problem)));
            return ClientAddress.direct();
        }
    }

    boolean knowsPublicUrl() {
        return publicUrl != null || publicUrlFromProxies;
    }
}
