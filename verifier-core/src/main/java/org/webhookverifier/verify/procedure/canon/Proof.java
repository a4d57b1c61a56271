package org.webhookverifier.verify.procedure.canon;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;

/**
 * What a request is proved by, if the claims hold.
 *
 * @param claims what has to hold, all of it under one key; at least one
 * @param signedAtMillis the signed moment, or {@link Finding#NO_TIME}
 * @param coverage what is covered then
 * @param body the body that is signed, if it is not the one that came
 */
public record Proof(List<Claim> claims, long signedAtMillis, Coverage coverage, byte @Nullable [] body) {
    /** Keeps its own copy of the claims. */
    public Proof {
        claims = List.copyOf(claims);
    }

    /** Says that some signatures are of a text. */
    public static Proof of(List<Candidate> candidates, byte[] text, Coverage coverage) {
        return new Proof(List.of(new Claim(candidates, List.of(text))), Finding.NO_TIME, coverage, null);
    }

    /** Says that some signatures are of one of some texts. */
    public static Proof ofAny(List<Candidate> candidates, List<byte[]> texts, Coverage coverage) {
        return new Proof(List.of(new Claim(candidates, texts)), Finding.NO_TIME, coverage, null);
    }

    /** Returns this with a signed moment. */
    public Proof at(long millis) {
        return new Proof(claims, millis, coverage, body);
    }

    /** Returns this with another body than the one that came. */
    public Proof withBody(byte[] bytes) {
        return new Proof(claims, signedAtMillis, coverage, bytes);
    }
}
