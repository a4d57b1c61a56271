package org.webhookverifier.verify.procedure.canon;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Procedure;

/**
 * Compares what a provider has signed, in a form that code has to make, with the signatures of it.
 *
 * <p>Every key, text and signature is tried, whichever matches, so that the time tells nothing about the keys.
 */
public final class CanonProcedure implements Procedure {
    private final Source source;
    private final Canon canon;
    private final Function<String, CanonKey> keys;
    private final List<String> headers;
    private final Duration tolerance;

    /**
     * Makes a procedure.
     *
     * @param keys makes a secret ready, see {@link #key}
     * @param headers the names of the headers that it looks at
     * @param tolerance how far the signed moment may be from the clock unless the source says otherwise
     */
    public CanonProcedure(
            Source source, Canon canon, Function<String, CanonKey> keys, List<String> headers, Duration tolerance) {
        this.source = source;
        this.canon = canon;
        this.keys = keys;
        this.headers = List.copyOf(headers);
        this.tolerance = source.tolerance().orElse(tolerance);
    }

    /** Makes a procedure without a signed moment. */
    public static CanonProcedure timeless(
            Source source, Canon canon, Function<String, CanonKey> keys, List<String> headers) {
        return new CanonProcedure(source, canon, keys, headers, Duration.ZERO);
    }

    @Override
    public Object key(String secret) {
        return keys.apply(secret);
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public Finding check(WebhookRequest request, List<Object> counting, long nowMillis) {
        var reading = new Reading(request, source);
        Proof proof = canon.read(reading);
        if (proof == null) {
            return reading.refusal();
        }
        Finding.Refused refusal = refusal(proof, nowMillis);
        return refusal == null ? compare(proof, counting) : refusal;
    }

    private Finding.@Nullable Refused refusal(Proof proof, long nowMillis) {
        for (Claim claim : proof.claims()) {
            if (claim.candidates().isEmpty() || claim.candidates().size() > Candidates.MOST) {
                return new Finding.Refused(Reason.MALFORMED, "there is no signature of the documented form");
            }
        }
        if (proof.signedAtMillis() == Finding.NO_TIME) {
            return null;
        }
        // A timestamp exactly at the edge of the tolerance is still fresh.
        long age = nowMillis - proof.signedAtMillis();
        if (age > tolerance.toMillis()) {
            return new Finding.Refused(Reason.STALE, "the signed timestamp is too old");
        }
        return -age > tolerance.toMillis()
                ? new Finding.Refused(Reason.FUTURE, "the signed timestamp is too far ahead")
                : null;
    }

    private static Finding compare(Proof proof, List<Object> counting) {
        int match = -1;
        boolean known = false;
        for (int i = counting.size() - 1; i >= 0; i--) {
            var key = (CanonKey) counting.get(i);
            boolean all = true;
            for (Claim claim : proof.claims()) {
                List<Candidate> named = named(claim, key);
                known |= !named.isEmpty();
                all &= holds(claim.texts(), named, key);
            }
            match = all ? i : match;
        }
        if (!known) {
            return new Finding.Refused(Reason.UNKNOWN_KEY, "the key that the request names is not known");
        }
        return match < 0
                ? new Finding.Refused(Reason.BAD_SIGNATURE, "no signature matches")
                : new Finding.Proved(match, proof.signedAtMillis(), proof.coverage(), proof.body());
    }

    private static List<Candidate> named(Claim claim, CanonKey key) {
        return claim.candidates().stream()
                .filter(candidate -> MessageDigest.isEqual(Text.utf8(candidate.label()), Text.utf8(key.label())))
                .toList();
    }

    private static boolean holds(List<byte[]> texts, List<Candidate> candidates, CanonKey key) {
        boolean holds = false;
        for (byte[] text : texts) {
            byte[] expected = key.sign(text);
            for (Candidate candidate : candidates) {
                holds |= MessageDigest.isEqual(expected, candidate.signature());
            }
        }
        return holds;
    }
}
