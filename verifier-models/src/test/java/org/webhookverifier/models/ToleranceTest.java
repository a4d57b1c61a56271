package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.WebhookEvent;

/** Whatever one field of a payload becomes, its model takes it. */
class ToleranceTest {
    /** What says which handler a delivery is for: without it there is none, or none that reads the version. */
    private static final Map<String, Set<String>> FACTS = Map.of(
            "stripe", Set.of("/type", "/api_version"),
            "github", Set.of(),
            "slack", Set.of("/type", "/event/type", "/event"),
            "shopify", Set.of());

    static List<Sample> samples() throws IOException, URISyntaxException, ClassNotFoundException {
        var samples = new ArrayList<Sample>();
        Path root = Path.of(Missing.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted().toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                if (name.endsWith(".class") && !name.contains("-info")) {
                    Class<?> model = Class.forName(name.substring(0, name.length() - ".class".length()));
                    if (model.isAnnotationPresent(WebhookEvent.class)) {
                        samples.add(Sample.of(model));
                    }
                }
            }
        }
        return samples;
    }

    @Test
    void every_model_names_its_provider_and_every_one_of_a_provider_with_versions_its_version() throws Exception {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(30).allSatisfy(sample -> {
            assertThat(FACTS).containsKey(sample.provider());
            boolean hasVersions = Set.of("stripe", "shopify").contains(sample.provider());
            assertThat(sample.version().isEmpty()).isEqualTo(!hasVersions);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takes_fields_that_are_missing_null_unknown_or_hold_texts_unheard_of(Sample sample) {
        for (Mapper mapper : List.of(Mapper.JACKSON_2, Mapper.JACKSON_3)) {
            var reception = new Reception(sample, mapper);
            for (var variation : Variations.of(sample.body())) {
                Receipt receipt = reception.receive(sample.body(variation.body()));
                String name = mapper + " " + variation.what() + " " + variation.where();
                if (FACTS.get(sample.provider()).contains(variation.where())) {
                    assertThat(receipt.outcome()).as(name).isNotEqualTo(Outcome.UNREADABLE);
                } else {
                    assertThat(receipt.outcome()).as(name + receipt.reason()).isEqualTo(Outcome.HANDLED);
                    assertThat(Promised.broken(reception.events().get(0)))
                            .as(name)
                            .isEmpty();
                }
            }
        }
    }
}
