package org.webhookverifier.examples.quickstart.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads fenced blocks of the documents and marked regions of the sources. */
final class Documents {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path SOURCES = Path.of("src/test/java/org/webhookverifier/examples/quickstart/readme");

    private Documents() {}

    /** Returns README and the pages of docs. */
    static List<Path> all() throws IOException {
        var files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
        }
        return files;
    }

    /** Returns the blocks of a language in a document. */
    static List<String> blocks(Path document, String language) throws IOException {
        return between(Files.readAllLines(document), "```" + language, "```");
    }

    /** Returns the regions of all sources. */
    static List<String> regions() throws IOException {
        var regions = new ArrayList<String>();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.sorted().toList()) {
                regions.addAll(between(Files.readAllLines(source), "// snippet", "// end"));
            }
        }
        return regions;
    }

    private static List<String> between(List<String> lines, String start, String end) {
        var found = new ArrayList<String>();
        List<String> block = null;
        for (String line : lines) {
            if (block == null && line.strip().equals(start)) {
                block = new ArrayList<>();
            } else if (block != null && line.strip().equals(end)) {
                // Without a last line end, which would count as a line that is not indented.
                found.add(String.join("\n", block).stripIndent() + "\n");
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return found;
    }
}
