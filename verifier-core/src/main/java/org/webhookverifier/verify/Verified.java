package org.webhookverifier.verify;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.procedure.Coverage;

/**
 * A request that is proved to be authentic. Only a {@link Verifier} can make one.
 *
 * <p>Immutable and thread-safe.
 */
public final class Verified implements Verification {
    private static final long NO_TIME = Long.MIN_VALUE;

    private final WebhookRequest request;
    private final Scheme scheme;
    private final @Nullable Coverage coverage;
    private final long signedAtMillis;
    private final int secretNumber;

    Verified(WebhookRequest request, Scheme scheme, long signedAtMillis, int secretNumber) {
        this(request, scheme, null, signedAtMillis, secretNumber);
    }

    Verified(
            WebhookRequest request, Scheme scheme, @Nullable Coverage coverage, long signedAtMillis, int secretNumber) {
        this.request = request;
        this.scheme = scheme;
        this.coverage = coverage;
        this.signedAtMillis = signedAtMillis;
        this.secretNumber = secretNumber;
    }

    static Verified withoutTime(WebhookRequest request, Scheme scheme, int secretNumber) {
        return new Verified(request, scheme, NO_TIME, secretNumber);
    }

    /** Returns the request. */
    public WebhookRequest request() {
        return request;
    }

    /** Returns the scheme that proved it: where several did, the one that covers most. */
    public Scheme scheme() {
        return scheme;
    }

    /** Returns whether the body is signed; a token does not sign it. */
    public boolean coversBody() {
        return scheme.coversBody() || (coverage != null && coverage.body());
    }

    /** Returns whether the header of the given name is signed. */
    public boolean covers(String header) {
        return scheme.covers(header) || (coverage != null && coverage.covers(new Ref.Header(header)));
    }

    /** Returns whether what is at the given place is signed. */
    public boolean covers(Ref ref) {
        return scheme.covers(ref) || (coverage != null && coverage.covers(ref));
    }

    /**
     * Returns what the proof covers besides the body, without the timestamp, where that tells two requests apart; empty if the
     * {@link #scheme()} says it already.
     */
    public Optional<byte[]> signedBesides() {
        return coverage == null ? Optional.empty() : Optional.ofNullable(coverage.content());
    }

    /**
     * Returns what is proved of one of the events of a request, by its number from 0 on: with places within the event, where each is
     * signed by itself; else this.
     */
    public Verified item(int number) {
        return coverage == null || number < 0 || number >= coverage.items().size()
                ? this
                : new Verified(request, scheme, coverage.items().get(number), signedAtMillis, secretNumber);
    }

    /** Returns the signed timestamp, where the scheme has one. */
    public Optional<Instant> signedAt() {
        return signedAtMillis == NO_TIME ? Optional.empty() : Optional.of(Instant.ofEpochMilli(signedAtMillis));
    }

    /** Returns the number of the secret that matched, among those of its scheme, from 0 on. More than 0 means that a rotation is under way. */
    public int secretNumber() {
        return secretNumber;
    }

    @Override
    public String toString() {
        return "Verified[" + request + ", secret " + secretNumber + "]";
    }
}
