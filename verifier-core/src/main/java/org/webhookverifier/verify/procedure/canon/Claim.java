package org.webhookverifier.verify.procedure.canon;

import java.util.List;

/**
 * That one of some texts was signed by one of some signatures.
 *
 * @param candidates the signatures; none if none is of the documented form
 * @param texts the forms in which the provider may have signed; at least one
 */
public record Claim(List<Candidate> candidates, List<byte[]> texts) {
    /** Keeps its own copies of the lists. */
    public Claim {
        candidates = List.copyOf(candidates);
        texts = List.copyOf(texts);
    }
}
