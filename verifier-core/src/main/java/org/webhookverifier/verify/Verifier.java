package org.webhookverifier.verify;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Procedures;

/**
 * Decides whether a request is authentic.
 *
 * <p>The checks, in this order: the client's address, the form of the headers, the timestamp, the signature over the raw bytes.
 * Every scheme of the provider for which a secret was given has to be satisfied. Nothing that a sender sends makes
 * {@link #verify} throw.
 *
 * <pre>{@code
 * var verifier = Verifier.of("stripe", System.getenv("STRIPE_SECRET"));
 * var request = WebhookRequest.post("/webhooks/stripe").header("Stripe-Signature", signature).body(bytes).build();
 * boolean authentic = verifier.verify(request) instanceof Verified;
 * }</pre>
 *
 * <p>A verified request is not a new one: the same request verifies again until its timestamp is stale. To process each delivery
 * once, use the receiver.
 *
 * <p>Immutable and thread-safe.
 */
public final class Verifier {
    private static final Rejected ADDRESS =
            new Rejected(Reason.ADDRESS_NOT_ALLOWED, "the client's address may not send, or cannot be known");
    private static final Rejected NO_SECRET = new Rejected(Reason.NO_SECRET, "there is no secret for the request");
    private static final Rejected UNAVAILABLE =
            new Rejected(Reason.SECRETS_UNAVAILABLE, "the secrets cannot be found out at the moment");

    private static final Rejected UNKNOWN_URL = new Rejected(
            Reason.MALFORMED, "what the trusted proxies wrote does not tell by which address the provider called");

    private final Source source;
    private final Clock clock;
    private final Check[] checks;
    private final KeyRing keyRing;

    private Verifier(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
        List<Scheme> schemes = source.provider().schemes();
        checks = schemes.stream().map(scheme -> check(scheme, source)).toArray(Check[]::new);
        keyRing = new KeyRing(source, checks, clock);
    }

    /**
     * Makes a verifier for a provider of the catalogue, with one or more secrets as pasted from its dashboard.
     *
     * @throws WebhookConfigurationException if there is no such provider, or a secret is missing, empty, blank, padded with white
     *     space, a placeholder, or not of the provider's form
     */
    public static Verifier of(String provider, @Nullable String... secrets) {
        return of(Source.of(provider, secrets).build());
    }

    /** Makes a verifier for a source, with the system's clock. */
    public static Verifier of(Source source) {
        return of(source, Clock.systemUTC());
    }

    /** Makes a verifier for a source, with the given clock. */
    public static Verifier of(Source source, Clock clock) {
        return new Verifier(source, clock);
    }

    /** Checks a request to a source without tenants. */
    public Verification verify(WebhookRequest request) {
        return verify(request, "");
    }

    /** Checks a request of the given tenant. */
    public Verification verify(WebhookRequest request, String tenant) {
        if (!source.addresses().admits(request)) {
            return ADDRESS;
        }
        if (source.publicUrlFromProxies() && source.publicUrl(request).isEmpty()) {
            return UNKNOWN_URL;
        }
        Keys[] keys = keyRing.keys(tenant);
        if (keys == null) {
            return UNAVAILABLE;
        }
        Verification result = NO_SECRET;
        for (int i = 0; i < checks.length; i++) {
            if (keys[i].size() == 0) {
                continue;
            }
            // A look at the clock takes longer than a search through the headers.
            long now = checks[i].isTimed() || keys[i].areLimited() ? clock.millis() : 0;
            Verification verification = checks[i].verify(request, keys[i], now);
            if (verification instanceof Rejected rejected) {
                if (!source.provider().anyScheme()) {
                    return verification;
                }
                result = telling(result, rejected);
                continue;
            }
            result = better(result, verification);
        }
        return result;
    }

    // That one of several schemes has no header tells less than what is wrong with another.
    private static Verification telling(Verification known, Rejected next) {
        boolean better = known == NO_SECRET
                || (known instanceof Rejected rejected && rejected.reason() == Reason.MISSING_HEADER);
        return better ? next : known;
    }

    private static Verification better(Verification known, Verification next) {
        return known instanceof Verified verified && verified.coversBody() ? known : next;
    }

    private static Check check(Scheme scheme, Source source) {
        if (scheme instanceof TokenScheme token) {
            return new TokenCheck(token);
        }
        if (scheme instanceof CodedScheme coded) {
            return new CodedCheck(coded, Procedures.of(coded, source));
        }
        var signature = (SignatureScheme) scheme;
        if (SignatureCheck.isNeededFor(signature)) {
            return new SignatureCheck(signature, source);
        }
        SignedTime time = signature
                .timestamp()
                .map(format -> new SignedTime(
                        format,
                        signature.signature().header(),
                        source.tolerance().orElse(null)))
                .orElse(null);
        return new HmacCheck(signature, time);
    }
}
