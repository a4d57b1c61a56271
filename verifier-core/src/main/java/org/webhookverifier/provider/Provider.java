package org.webhookverifier.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * A kind of sender, as data: how it signs, where it puts id, type, version and time, how it shakes hands and how long it retries.
 *
 * <p>A provider comes from the catalogue, from a description file, or from the builder; all three give the same model.
 *
 * <pre>{@code
 * Provider acme = Provider.builder("acme")
 *         .scheme(SignatureScheme.header("X-Acme-Signature").content("{timestamp}.{body}").timestampHeader("X-Acme-Timestamp"))
 *         .id("json:/id")
 *         .type("json:/type")
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Provider {
    private final String id;
    private final String name;
    private final List<Scheme> schemes;
    private final boolean anyScheme;
    private final Facts facts;
    private final List<Handshake> handshakes;
    private final List<Ref> payload;
    private final @Nullable Ref items;
    private final @Nullable PublishedAddresses addresses;
    private final int successStatus;
    private final String successText;
    private final Retry retry;
    private final Set<String> headers;
    private final List<String> evidence;
    private final Set<String> aliases;
    private final boolean unconfirmed;

    private Provider(Builder builder, List<Scheme> schemes) {
        id = builder.id;
        name = builder.name;
        this.schemes = List.copyOf(schemes);
        anyScheme = builder.anyScheme;
        facts = new Facts(builder.idAt, builder.typeAt, builder.versionAt, builder.timeAt);
        handshakes = List.copyOf(builder.handshakes);
        payload = List.copyOf(builder.payload);
        items = builder.items;
        addresses = builder.addresses;
        successStatus = builder.successStatus;
        successText = builder.successText;
        retry = builder.retry;
        headers = Set.copyOf(builder.headers);
        evidence = List.copyOf(builder.evidence);
        aliases = Set.copyOf(builder.aliases);
        unconfirmed = builder.unconfirmed;
    }

    /**
     * Returns a provider of the catalogue by its id, for example {@code stripe}, or by one of its {@linkplain #aliases() aliases}.
     *
     * @throws WebhookConfigurationException if there is none of that id; the message names those that come near
     */
    public static Provider named(String id) {
        return Catalogue.provider(id);
    }

    /** Returns the ids of the providers in the catalogue, without their aliases. */
    public static SortedSet<String> names() {
        return Catalogue.names();
    }

    /**
     * Reads a description file, in the same format as the files of the catalogue.
     *
     * @throws WebhookConfigurationException if it cannot be read; the message names the file and the mistakes
     */
    public static Provider read(Path file) {
        return Catalogue.read(file);
    }

    /** Starts the description of a provider of one's own. The id consists of lower-case letters, digits and hyphens. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Returns the id, for example {@code stripe}. */
    public String id() {
        return id;
    }

    /** Returns the name for people, for example {@code Stripe}. */
    public String name() {
        return name;
    }

    /** Returns the ways in which requests are proved; at least one. */
    public List<Scheme> schemes() {
        return schemes;
    }

    /** Returns whether one scheme is enough; else every scheme that has a secret has to be satisfied. */
    public boolean anyScheme() {
        return anyScheme;
    }

    /** Returns where id, type, version and time are. */
    public Facts facts() {
        return facts;
    }

    /** Returns the handshakes. */
    public List<Handshake> handshakes() {
        return handshakes;
    }

    /** Returns where the addresses are published that it sends from, if they are. */
    public Optional<PublishedAddresses> addresses() {
        return Optional.ofNullable(addresses);
    }

    /** Returns where the events are if a request holds several: an array in JSON, or in a form field. */
    public Optional<Ref> items() {
        return Optional.ofNullable(items);
    }

    /** Returns the form fields that may hold the JSON payload; empty where the body itself is the payload. */
    public List<Ref> payload() {
        return payload;
    }

    /** Returns the status that the provider takes as success. */
    public int successStatus() {
        return successStatus;
    }

    /** Returns the text that the provider wants to see in the answer before it takes it as success; empty if it wants none. */
    public String successText() {
        return successText;
    }

    /** Returns how long the provider waits and retries. */
    public Retry retry() {
        return retry;
    }

    /** Returns the names of the unsigned headers that are kept with a delivery. */
    public Set<String> headers() {
        return headers;
    }

    /** Returns what the description rests on. */
    public List<String> evidence() {
        return evidence;
    }

    /** Returns further names by which the catalogue knows the provider, for example {@code bitbucket-cloud}. */
    public Set<String> aliases() {
        return aliases;
    }

    /**
     * Returns whether nothing but memory says how the provider signs: no vector, package or page of its own was found that agrees.
     * A source takes such a provider only with {@code unsafeUnconfirmedProvider()}.
     */
    public boolean unconfirmed() {
        return unconfirmed;
    }

    @Override
    public String toString() {
        return "Provider[" + id + "]";
    }

    /** Describes a provider. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String name;
        private final List<Object> schemes = new ArrayList<>();
        private final Problems problems = new Problems();
        private boolean anyScheme;
        private List<Ref> idAt = List.of();
        private List<Ref> typeAt = List.of();
        private List<Ref> versionAt = List.of();
        private List<Ref> timeAt = List.of();
        private final List<Handshake> handshakes = new ArrayList<>();
        private List<Ref> payload = List.of();
        private @Nullable Ref items;
        private @Nullable PublishedAddresses addresses;
        private int successStatus = 200;
        private String successText = "";
        private Retry retry = Retry.UNKNOWN;
        private Set<String> headers = Set.of();
        private List<String> evidence = List.of();
        private Set<String> aliases = Set.of();
        private boolean unconfirmed;

        private Builder(String id) {
            this.id = id;
            this.name = id;
            if (!Catalogue.isId(id)) {
                problems.add("Provider '" + id + "': the id has to consist of lower-case letters, digits and hyphens.");
            }
        }

        /** Sets the name for people. The default is the id. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Adds a scheme of signatures. */
        public Builder scheme(SignatureSchemeBuilder scheme) {
            schemes.add(scheme);
            return this;
        }

        /** Adds a scheme that takes code of the library to check. */
        public Builder scheme(CodedScheme scheme) {
            schemes.add(scheme);
            return this;
        }

        /** Says that one scheme is enough. The default is that every scheme that has a secret has to be satisfied. */
        public Builder anyScheme() {
            anyScheme = true;
            return this;
        }

        /** Adds a scheme of tokens. */
        public Builder scheme(TokenScheme scheme) {
            schemes.add(scheme);
            return this;
        }

        /** Says where the id of a delivery is, see {@link Ref}. The default is nowhere: the digest of the signed bytes serves. */
        public Builder id(String... refs) {
            idAt = refs(refs);
            return this;
        }

        /** Says where the event type is, see {@link Ref}. */
        public Builder type(String... refs) {
            typeAt = refs(refs);
            return this;
        }

        /** Says where the version of the payload is, see {@link Ref}. */
        public Builder version(String... refs) {
            versionAt = refs(refs);
            return this;
        }

        /** Says where the time of the event is, see {@link Ref}: seconds or milliseconds since 1970, or ISO 8601. */
        public Builder time(String... refs) {
            timeAt = refs(refs);
            return this;
        }

        /** Adds a handshake: when the first place holds the text, the value at the second place is sent back. */
        public Builder handshake(String when, String equalTo, String echo) {
            try {
                handshakes.add(new Handshake(Ref.parse(when), equalTo, Ref.parse(echo)));
            } catch (IllegalArgumentException e) {
                problems.add("Provider '" + id + "': " + e.getMessage() + ".");
            }
            return this;
        }

        /** Adds a handshake. */
        public Builder handshake(Handshake handshake) {
            boolean free = handshake.isOfHead() || !handshake.wholeBody().isEmpty();
            if (!handshake.signed() && handshake.keeps() == null && !free) {
                problems.add(
                        "Provider '" + id
                                + "': a handshake that is not signed may only look at headers and the query, unless it brings a secret or is told by its whole body.");
            }
            if (handshake.signed() && !handshake.method().equals("POST")) {
                problems.add("Provider '" + id + "': a signed handshake has to be a POST.");
            }
            handshakes.add(handshake);
            return this;
        }

        /** Names the form fields that may hold the JSON payload, as {@code form:field}. The default is none. */
        public Builder payload(String... refs) {
            payload = refs(refs);
            return this;
        }

        /** Says where the addresses are published that it sends from. The default is nowhere. */
        public Builder addresses(PublishedAddresses value) {
            addresses = value;
            return this;
        }

        /**
         * Says where the events are if a request holds several: the place of an array, {@code json:/pointer}, {@code json:} for the
         * body itself, or {@code form:field} for a field that holds JSON. Each event is a delivery of its own, and the places of id,
         * type, version and time in JSON count from there. A request without such an array is one delivery.
         */
        public Builder items(String ref) {
            Ref place = refs(ref).stream().findFirst().orElse(null);
            if (place instanceof Ref.Header || place instanceof Ref.Query) {
                problems.add(
                        "Provider '" + id + "': several events cannot be in '" + ref + "'; name a place in the body.");
            }
            items = place;
            return this;
        }

        /** Sets the text that the provider wants to see in the answer before it takes it as success. The default is none. */
        public Builder successText(String text) {
            successText = text;
            return this;
        }

        /** Sets the status that the provider takes as success. The default is 200. */
        public Builder successStatus(int status) {
            successStatus = status;
            if (status < 200 || status > 299) {
                problems.add("Provider '" + id + "': the success status " + status + " is not between 200 and 299.");
            }
            return this;
        }

        /** Says how long the provider waits for an answer and for how long it retries. The default is unknown. */
        public Builder retry(Duration timeout, Duration window) {
            retry = new Retry(timeout, window);
            return this;
        }

        /** Names unsigned headers that are kept with a delivery. The default is none. */
        public Builder headers(Set<String> names) {
            headers = names;
            return this;
        }

        /** Says what the description rests on. */
        public Builder evidence(List<String> texts) {
            evidence = texts;
            return this;
        }

        /** Sets further names of the provider; they have the form of ids. Only the catalogue looks providers up by them. */
        public Builder aliases(String... names) {
            aliases = new TreeSet<>(List.of(names));
            for (String alias : names) {
                if (!Catalogue.isId(alias)) {
                    problems.add("Provider '" + id + "': the alias '" + alias
                            + "' has to consist of lower-case letters, digits and hyphens.");
                }
            }
            return this;
        }

        /** Says that the description rests on memory alone; a source then has to accept that. The default is that it does not. */
        public Builder unconfirmed() {
            unconfirmed = true;
            return this;
        }

        /**
         * Builds the provider.
         *
         * @throws WebhookConfigurationException naming every mistake
         */
        public Provider build() {
            var built = new ArrayList<Scheme>();
            for (Object scheme : schemes) {
                built.add(scheme instanceof SignatureSchemeBuilder hmac ? hmac.build(id, problems) : (Scheme) scheme);
                if (scheme instanceof TokenScheme token
                        && token.at() instanceof Ref.Header header
                        && !HeaderName.isValid(header.name())) {
                    problems.add("Provider '" + id + "': a token is in '" + header.name()
                            + "', which cannot be the name of a header.");
                }
            }
            if (built.isEmpty()) {
                problems.add("Provider '" + id + "' has no scheme: say how its requests are signed.");
            }
            SecretPrefixes.check(id, built, problems);
            problems.throwIfAny();
            return new Provider(this, built);
        }

        private List<Ref> refs(String... texts) {
            var refs = new ArrayList<Ref>();
            for (String text : texts) {
                try {
                    refs.add(Ref.parse(text));
                } catch (IllegalArgumentException e) {
                    problems.add("Provider '" + id + "': " + e.getMessage() + ".");
                }
            }
            return refs;
        }
    }
}
