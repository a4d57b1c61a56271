package org.webhookverifier.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProvidersPageTest {
    private final Path file = CatalogueFiles.document("providers.md");

    @Test
    void the_page_says_what_the_catalogue_says() throws IOException {
        String page = CatalogueFiles.read(file);
        String renewed = ProvidersPage.renew(page);
        if (Boolean.getBoolean("providers.renew")) {
            Files.writeString(file, renewed);
            return;
        }

        assertThat(page)
                .as("the tables differ from the catalogue; the end of the page says how to renew them")
                .isEqualTo(renewed);
    }
}
