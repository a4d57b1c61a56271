package org.webhookverifier.testkit;

/**
 * What became of a vector.
 *
 * @param vector the vector
 * @param status whether the verifier agreed
 * @param verdict what the verifier said, or why it was not asked
 */
public record VectorResult(VectorCase vector, Status status, String verdict) {
    /** Whether the verifier agreed. */
    public enum Status {
        /** It said what the vector says. */
        PASSED,
        /** It said something else, or threw. */
        FAILED,
        /** It was not asked: the provider is not in the catalogue, or the secrets are no list. */
        SKIPPED
    }

    /** Returns the name and both verdicts. */
    @Override
    public String toString() {
        return vector.name() + ": expected " + vector.expected() + ", got " + verdict;
    }
}
