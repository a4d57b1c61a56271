package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.webhookverifier.testkit.VectorResult.Status;

class CanonicalVectorTest {
    @Test
    void agrees_with_the_official_packages_on_canonical_forms() {
        VectorSummary summary =
                VectorRunner.run(Vectors.resource(CanonicalVectorTest.class, "/vectors/canonical.jsonl.gz"));

        assertThat(summary.failures()).isEmpty();
        assertThat(summary.count(Status.PASSED)).isEqualTo(335);
        assertThat(summary.count(Status.SKIPPED)).isZero();
    }
}
