package org.webhookverifier.examples.quickstart.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the documents show is what the tests run. */
class ReadmeTest {
    private static final Path README = Documents.ROOT.resolve("README.md");

    @Test
    void every_block_of_java_in_the_documents_is_a_region_that_is_compiled() throws IOException {
        List<String> regions = Documents.regions();
        for (Path document : Documents.all()) {
            assertThat(regions).as(document.getFileName().toString()).containsAll(Documents.blocks(document, "java"));
        }
    }

    @Test
    void every_region_is_shown() throws IOException {
        var blocks = new ArrayList<String>();
        for (Path document : Documents.all()) {
            blocks.addAll(Documents.blocks(document, "java"));
        }
        assertThat(blocks).isNotEmpty().containsAll(Documents.regions());
    }

    @Test
    void the_description_file_is_the_one_that_is_read() throws IOException {
        assertThat(Documents.blocks(README, "json"))
                .containsExactly(Files.readString(Path.of("src/test/resources/acme.json")));
    }

    @Test
    void the_readme_is_short_and_shows_java_soon() throws IOException {
        List<String> lines = Files.readAllLines(README);
        assertThat(lines).hasSizeLessThanOrEqualTo(150);
        assertThat(lines.indexOf("```java")).isBetween(0, 38);
    }

    @Test
    void the_readme_names_the_version_of_the_build() throws IOException {
        String version = Files.readAllLines(Documents.ROOT.resolve("pom.xml")).stream()
                .filter(line -> line.startsWith("    <version>"))
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(Files.readString(README)).contains(version);
    }

    @Test
    void links_between_the_documents_lead_somewhere() throws IOException {
        for (Path document : Documents.all()) {
            for (String rest : Files.readString(document).split("]\\(")) {
                String target = rest.substring(0, Math.max(0, rest.indexOf(')')));
                if (target.endsWith(".md") && !target.contains(":")) {
                    assertThat(document.resolveSibling(target)).exists();
                }
            }
        }
    }
}
