package org.webhookverifier.testkit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;

/**
 * Everything of the requests but signature and body.
 *
 * @param target the raw target
 * @param peer the peer's address, if known
 * @param contentType the content type
 * @param facts the facts that were given
 * @param given the header lines that were given, names and values in turn
 * @param agreed what sender and receiver know beside the secrets
 */
record RequestPlan(
        String target,
        @Nullable String peer,
        String contentType,
        Map<Fact, String> facts,
        List<String> given,
        Agreed agreed) {
    /** The origin that is called unless another one was agreed. */
    static final String DEFAULT_URL = "https://hooks.example.com";

    static RequestPlan to(String target) {
        return new RequestPlan(
                target, null, "application/json", Map.of(), List.of(), new Agreed(DEFAULT_URL, Map.of()));
    }

    /**
     * What sender and receiver know beside the secrets.
     *
     * @param publicUrl the origin that the provider calls
     * @param settings the settings of the source
     */
    record Agreed(String publicUrl, Map<String, String> settings) {}

    RequestPlan agreed(Agreed value) {
        return new RequestPlan(target, peer, contentType, facts, given, value);
    }

    RequestPlan target(String value) {
        return new RequestPlan(value, peer, contentType, facts, given, agreed);
    }

    RequestPlan peer(String value) {
        return new RequestPlan(target, value, contentType, facts, given, agreed);
    }

    RequestPlan contentType(String value) {
        return new RequestPlan(target, peer, value, facts, given, agreed);
    }

    RequestPlan header(String name, String value) {
        var more = new ArrayList<>(given);
        more.add(name);
        more.add(value);
        return new RequestPlan(target, peer, contentType, facts, List.copyOf(more), agreed);
    }

    RequestPlan fact(Fact fact, String value, Provider provider) {
        if (fact.header(provider).isEmpty()
                && (fact != Fact.ID || signedIdHeaders(provider).isEmpty())) {
            throw new IllegalArgumentException("Provider '" + provider.id() + "' has no header for the "
                    + fact.name().toLowerCase(Locale.ROOT) + ": write it into the body");
        }
        var more = new EnumMap<Fact, String>(Fact.class);
        more.putAll(facts);
        more.put(fact, value);
        return new RequestPlan(target, peer, contentType, Map.copyOf(more), given, agreed);
    }

    /** Returns the headers of a request, without what proves it. */
    HeaderLines headers(Provider provider, Instant now, byte[] body) {
        var headers = new HeaderLines();
        for (int i = 0; i < given.size(); i += 2) {
            headers.add(given.get(i), given.get(i + 1));
        }
        headers.addIfAbsent("Content-Type", contentType);
        String id = id(body);
        signedIdHeaders(provider).forEach(name -> headers.addIfAbsent(name, id));
        for (Fact fact : Fact.values()) {
            Optional<String> name = fact.header(provider).filter(header -> !isTimestamp(provider, header));
            String value = fact == Fact.ID ? id : facts.getOrDefault(fact, defaultValue(fact, now));
            if (name.isPresent() && !(value.isEmpty() && !facts.containsKey(fact))) {
                headers.addIfAbsent(name.get(), value);
            }
        }
        return headers;
    }

    /** Returns the id of the delivery. */
    String id(byte[] body) {
        return facts.getOrDefault(Fact.ID, defaultId(body));
    }

    WebhookRequest request(byte[] body) {
        return WebhookRequest.post(target).peer(peer).body(body).build();
    }

    /** Returns where it goes; no value of a header. */
    @Override
    public String toString() {
        return "RequestPlan[" + target + ", " + given.size() / 2 + " headers]";
    }

    private static String defaultValue(Fact fact, Instant now) {
        return fact == Fact.TYPE ? "test" : fact == Fact.TIME ? now.toString() : "";
    }

    // Letters and digits alone: whatever separates it from its neighbours, it does not hold that.
    private static String defaultId(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "evt" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    // That is the signer's to fill in.
    private static boolean isTimestamp(Provider provider, String header) {
        return provider.schemes().stream()
                .anyMatch(scheme -> scheme instanceof SignatureScheme signature
                        && signature
                                .timestamp()
                                .filter(time -> time.header().equalsIgnoreCase(header))
                                .isPresent());
    }

    private static List<String> signedIdHeaders(Provider provider) {
        return provider.schemes().stream()
                .filter(SignatureScheme.class::isInstance)
                .flatMap(scheme -> ((SignatureScheme) scheme).idHeader().stream())
                .toList();
    }
}
