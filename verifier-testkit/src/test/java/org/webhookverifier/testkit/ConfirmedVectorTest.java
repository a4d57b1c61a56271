package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.testkit.VectorResult.Status;

class ConfirmedVectorTest {
    private static final List<VectorCase> VECTORS =
            Vectors.resource(ConfirmedVectorTest.class, "/vectors/confirmed.jsonl.gz");

    @Test
    void agrees_with_packages_published_examples_and_samples_of_the_vendors() {
        VectorSummary summary = VectorRunner.run(VECTORS);

        assertThat(summary.failures()).isEmpty();
        assertThat(summary.count(Status.PASSED)).isEqualTo(VECTORS.size());
        assertThat(VECTORS).hasSizeGreaterThan(500);
    }

    @Test
    void every_provider_of_the_vectors_is_confirmed_and_has_requests_to_accept_and_to_refuse() {
        var providers = new TreeSet<String>();
        VECTORS.forEach(vector -> providers.add(vector.provider()));

        assertThat(providers).hasSizeGreaterThan(50);
        for (String provider : providers) {
            assertThat(Provider.named(provider).unconfirmed()).as(provider).isFalse();
            assertThat(VECTORS.stream()
                            .filter(vector -> vector.provider().equals(provider))
                            .map(vector -> vector.expected().accepted()))
                    .as(provider)
                    .contains(true, false);
        }
    }
}
