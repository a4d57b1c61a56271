package org.webhookverifier.verify.procedure.jwt;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.PublicText;
import org.webhookverifier.verify.procedure.remote.RemoteKeys;

/** The keys of a provider's tokens: secrets of the source, or what the provider publishes. Thread-safe. */
final class TokenKeys {
    private static final int KEY_SET_LIMIT = 256 * 1024;
    private static final Finding.Refused UNKNOWN =
            new Finding.Refused(Reason.UNKNOWN_KEY, "the token names a key that is not one of the source's");
    private static final Finding.Refused UNAVAILABLE = new Finding.Refused(
            Reason.SECRETS_UNAVAILABLE, "the keys that the provider publishes cannot be had at the moment");

    private final Set<JwsAlgorithm.Family> families;
    private final boolean named;
    private final @Nullable RemoteKeys<List<JwsKey>> published;
    private final @Nullable URI service;
    private final Downloads downloads;

    /** Makes the keys of a provider without a service that hands them out. */
    TokenKeys(Set<JwsAlgorithm.Family> families, boolean named, @Nullable URI keySet, Source source) {
        this(families, named, new Places(keySet, null), source);
    }

    /**
     * Where a provider's keys are.
     *
     * @param keySet where all of them are published, or {@code null}
     * @param service what hands out one to customers, or {@code null}
     */
    record Places(@Nullable URI keySet, @Nullable URI service) {}

    /**
     * Makes the keys.
     *
     * @param families what secrets may be: shared ones, public keys, or both
     * @param named whether secrets have the form {@code id:secret}
     */
    TokenKeys(Set<JwsAlgorithm.Family> families, boolean named, Places places, Source source) {
        this.families = Set.copyOf(families);
        this.named = named;
        downloads = source.downloads().orElseGet(Downloads::https);
        service = places.service();
        URI keySet = places.keySet();
        // Not a reference to the method: it would load the class here, before anybody says that Nimbus is missing.
        published = keySet == null
                ? null
                : new RemoteKeys<>(downloads, keySet, KEY_SET_LIMIT, answer -> NimbusKeys.readSet(answer));
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException if it does not have its form
     */
    Object read(String secret) {
        if (secret.isEmpty()) {
            return fetched();
        }
        boolean mac = families.contains(JwsAlgorithm.Family.MAC);
        boolean json = secret.startsWith("{");
        if (service != null && !json && !secret.startsWith("-----BEGIN ")) {
            return HandedOutKeys.of(downloads, service, secret);
        }
        if (!mac || (families.size() > 1 && (json || secret.startsWith("-----BEGIN ")))) {
            // It is the kind of the key that says which algorithms it can be used with, never the token.
            return json ? NimbusKeys.read(secret) : PemKeys.read(secret);
        }
        int colon = secret.indexOf(':');
        if (named && (colon < 1 || colon == secret.length() - 1)) {
            throw new IllegalArgumentException("has to have the form id:secret, because tokens name their key.");
        }
        String id = named ? secret.substring(0, colon) : "";
        String text = named ? secret.substring(colon + 1) : secret;
        return new MacKey(id, text.getBytes(StandardCharsets.UTF_8));
    }

    private Object fetched() {
        if (published == null) {
            throw new WebhookConfigurationException(
                    List.of("There is neither a secret nor an address for the keys of tokens: give one of them."));
        }
        return published;
    }

    /** Chooses the keys that a token may mean by an id; empty if it names none. */
    Choice choose(List<Object> given, String id, long nowMillis) {
        var candidates = new ArrayList<Candidate>();
        boolean unavailable = false;
        for (int i = 0; i < given.size(); i++) {
            List<JwsKey> keys = of(given.get(i), id, nowMillis);
            unavailable |= keys == null;
            for (JwsKey key : keys == null ? List.<JwsKey>of() : keys) {
                if (isMeant(key, id)) {
                    candidates.add(new Candidate(i, key));
                }
            }
        }
        return new Choice(candidates, candidates.isEmpty() ? unavailable ? UNAVAILABLE : UNKNOWN : null);
    }

    private @Nullable List<JwsKey> of(Object given, String id, long nowMillis) {
        if (given instanceof HandedOutKeys keys) {
            return keys.named(id, nowMillis);
        }
        return given instanceof JwsKey key ? List.of(key) : remote(id, nowMillis);
    }

    private @Nullable List<JwsKey> remote(String id, long nowMillis) {
        return published == null
                ? null
                : published.having(keys -> keys.stream().anyMatch(key -> isMeant(key, id)), nowMillis);
    }

    private static boolean isMeant(JwsKey key, String id) {
        return key.id().isEmpty() || PublicText.same(key.id(), id);
    }

    /**
     * A key that a token may mean.
     *
     * @param number the number of the secret that it is
     */
    record Candidate(int number, JwsKey key) {}

    /**
     * The keys that a token may mean.
     *
     * @param refusal why there are none, or {@code null} if there are
     */
    record Choice(List<Candidate> candidates, Finding.@Nullable Refused refusal) {
        /** Returns the number of the first secret that verifies, or -1; all are tried. */
        int verifying(JwsAlgorithm algorithm, byte[] text, byte[] signature) {
            int match = -1;
            for (Candidate candidate : candidates) {
                boolean verifies = candidate.key().verifies(algorithm, text, signature);
                match = verifies && match < 0 ? candidate.number() : match;
            }
            return match;
        }
    }
}
