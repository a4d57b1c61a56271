package org.webhookverifier.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;

class CatalogueTest {
    private static final String SCHEMA = "provider-description.schema.json";

    @Test
    void an_alias_gives_the_same_provider_and_is_no_id_of_its_own() {
        assertThat(Provider.named("bitbucket-cloud")).isSameAs(Provider.named("bitbucket"));
        assertThat(Provider.named("bitbucket").aliases()).containsExactly("bitbucket-cloud");
        assertThat(Provider.names()).contains("bitbucket").doesNotContain("bitbucket-cloud");
    }

    @Test
    void a_name_that_is_nearly_an_alias_is_suggested() {
        assertThatThrownBy(() -> Provider.named("whatsap"))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("did you mean 'whatsapp'?");
    }

    @Test
    void the_index_lists_exactly_the_files_and_their_aliases() throws IOException, URISyntaxException {
        var listed = new TreeSet<String>();
        for (String id : ids()) {
            listed.add(id);
            Provider.named(id).aliases().forEach(alias -> listed.add(alias + " " + id));
        }

        assertThat(Files.readAllLines(folder().resolve("index.txt"))).containsExactlyElementsOf(listed);
        assertThat(Provider.names()).containsExactlyElementsOf(ids());
    }

    @Test
    void no_name_stands_for_two_providers() {
        List<String> names = Provider.names().stream()
                .flatMap(id -> Stream.concat(Stream.of(id), Provider.named(id).aliases().stream()))
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void evidence_says_so_where_there_is_none() {
        for (String id : Provider.names()) {
            Provider provider = Provider.named(id);

            assertThat(provider.evidence().get(0).startsWith("unconfirmed"))
                    .as(id)
                    .isEqualTo(provider.unconfirmed());
        }
    }

    @Test
    void more_than_a_hundred_providers_are_confirmed() {
        assertThat(Provider.names().stream().filter(id -> !Provider.named(id).unconfirmed()))
                .hasSizeGreaterThan(100);
    }

    private static TreeSet<String> ids() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            var ids = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.equals(SCHEMA))
                    .forEach(name -> ids.add(name.substring(0, name.length() - ".json".length())));
            return ids;
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Catalogue.class.getResource("catalogue/index.txt").toURI())
                .getParent();
    }
}
