package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.webhookverifier.testkit.VectorResult.Status;

class VectorTest {
    @Test
    @Tag("odd-jvm")
    void agrees_with_the_official_packages_on_all_their_vectors() {
        VectorSummary summary = VectorRunner.run(Vectors.resource(VectorTest.class, "/vectors/official.jsonl.gz"));

        assertThat(summary.failures()).isEmpty();
        assertThat(summary.report().get(summary.report().size() - 1))
                .isEqualTo("all: 3808 passed, 0 failed, 0 skipped");
        assertThat(summary.report()).hasSize(70);
    }

    @Test
    @EnabledIfSystemProperty(named = "vectors", matches = ".+")
    void agrees_with_the_files_that_the_property_names() {
        for (String file : System.getProperty("vectors").split(",", -1)) {
            List<VectorCase> vectors = Vectors.read(Path.of(file));

            VectorSummary summary = VectorRunner.run(vectors);

            assertThat(summary.failures()).as(file).isEmpty();
            assertThat(summary.count(Status.PASSED)).as(file).isPositive();
        }
    }
}
