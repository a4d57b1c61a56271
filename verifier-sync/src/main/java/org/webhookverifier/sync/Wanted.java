package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Secret;

/**
 * What one endpoint wants of its provider: the URL that is called, the event types, and what else the registration should say.
 *
 * <p>Types are those of the provider, each by its full name, or {@code *} alone for all where the provider has that: a pattern such as
 * {@code invoice.*} cannot be said to any of them, and is refused. Who filters by pattern names the types that fit.
 *
 * <p>Immutable and thread-safe. The printed form does not hold the secret.
 */
public final class Wanted {
    static final String ALL = "*";

    private final String url;
    private final Set<String> types;
    private final @Nullable Secret secret;
    private final boolean renewed;
    private final @Nullable ContentType contentType;
    private final @Nullable String version;

    /** In which form a provider sends. */
    public enum ContentType {
        /** {@code application/json}. */
        JSON,
        /** {@code application/x-www-form-urlencoded}, at GitHub. */
        FORM,
        /** {@code application/xml}, at Shopify. */
        XML
    }

    private Wanted(Wanted from, @Nullable Secret secret, boolean renewed) {
        this.url = from.url;
        this.types = from.types;
        this.contentType = from.contentType;
        this.version = from.version;
        this.secret = secret;
        this.renewed = renewed;
    }

    private Wanted(Wanted from, @Nullable ContentType contentType, @Nullable String version) {
        this.url = from.url;
        this.types = from.types;
        this.secret = from.secret;
        this.renewed = from.renewed;
        this.contentType = contentType;
        this.version = version;
    }

    private Wanted(String url, Set<String> types) {
        this.url = url;
        this.types = types;
        this.secret = null;
        this.renewed = false;
        this.contentType = null;
        this.version = null;
    }

    /**
     * Wants the given types at a URL, in JSON and in the version that the provider chooses.
     *
     * @throws WebhookConfigurationException if the URL is not HTTPS or holds a user, a fragment or characters beyond ASCII, or if the types
     *     are none, blank, a pattern, or {@code *} beside others
     */
    public static Wanted of(String url, Collection<String> types) {
        var problems = new Problems();
        if (types.isEmpty()) {
            problems.add("No event type is wanted at the URL; name at least one, or say Wanted.nothing(url).");
        }
        if (types.contains(ALL) && types.size() > 1) {
            problems.add("The event type \"*\" stands beside others; it means all, so leave the others out.");
        }
        types.forEach(type -> check(type, problems));
        return checked(url, Set.copyOf(types), problems);
    }

    /** Wants the given types at a URL. See {@link #of(String, Collection)}. */
    public static Wanted of(String url, String... types) {
        return of(url, List.of(types));
    }

    /**
     * Wants no registration of a URL: whatever there is of it is deleted.
     *
     * @throws WebhookConfigurationException if the URL is none that {@link #of(String, Collection)} takes
     */
    public static Wanted nothing(String url) {
        return checked(url, Set.of(), new Problems());
    }

    private static Wanted checked(String url, Set<String> types, Problems problems) {
        String mistake = CallbackUrl.mistake(url);
        if (mistake != null) {
            problems.add("The wanted URL " + mistake);
        }
        problems.throwIfAny();
        return new Wanted(url, types);
    }

    private static void check(String type, Problems problems) {
        if (type.isEmpty() || !type.chars().allMatch(c -> c > ' ' && c <= '~')) {
            problems.add(
                    "An event type is empty or holds spaces or characters beyond ASCII; write it as the provider does.");
        } else if (type.contains(ALL) && !type.equals(ALL)) {
            problems.add("The event type \"" + type
                    + "\" is a pattern; providers take none: name each type, or \"*\" alone for all.");
        }
    }

    /**
     * Returns the same with the secret that the provider shall sign with, for GitHub. It is sent when a registration is made or changed.
     * GitHub does not show secrets, so that another one alone is not seen as a difference: see {@link #renewedSecret}.
     */
    public Wanted secret(Secret given) {
        return new Wanted(this, given, false);
    }

    /**
     * Returns the same with a secret that is sent in any case, also when nothing else differs: after a rotation. Each {@code apply}
     * with it sends it again.
     */
    public Wanted renewedSecret(Secret given) {
        return new Wanted(this, given, true);
    }

    /** Returns the same in another form; where nothing is said, JSON. */
    public Wanted contentType(ContentType form) {
        return new Wanted(this, form, version);
    }

    /**
     * Returns the same with the API version in which Stripe shall write events, such as {@code 2024-06-20}. Where nothing is said, new
     * registrations get the account's version, and that of present ones does not matter. Stripe takes it only when a registration is
     * made, so that another version means another registration, with another secret.
     */
    public Wanted version(String name) {
        return new Wanted(this, contentType, name);
    }

    /** Returns the URL, as it was given. */
    public String url() {
        return url;
    }

    /** Returns the event types; none if nothing is wanted. */
    public Set<String> types() {
        return types;
    }

    Optional<Secret> secret() {
        return Optional.ofNullable(secret);
    }

    boolean isSecretRenewed() {
        return renewed;
    }

    Optional<ContentType> contentType() {
        return Optional.ofNullable(contentType);
    }

    Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** Returns URL and types, and of the secret nothing. */
    @Override
    public String toString() {
        return "Wanted[" + CallbackUrl.shown(url) + ", " + new ArrayList<>(new TreeSet<>(types)) + "]";
    }
}
