package org.webhookverifier.testkit.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.webhookverifier.provider.Provider;

/** The files of the catalogue and of the documentation, for the tests that compare them. */
final class CatalogueFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CatalogueFiles() {}

    /** Returns a document of the project. */
    static Path document(String name) {
        Path here = Path.of("docs", name);
        return Files.exists(here) ? here : Path.of("..", "docs", name);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode description(String id) {
        return json(resource(id + ".json"));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = Provider.class.getResourceAsStream("catalogue/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no file " + name + " in the catalogue");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of the first fenced block of the given language. */
    static String block(String markdown, String language) {
        String fence = "```" + language + "\n";
        int start = markdown.indexOf(fence) + fence.length();
        return markdown.substring(start, markdown.indexOf("```", start));
    }
}
