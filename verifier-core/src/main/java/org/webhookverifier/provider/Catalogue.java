package org.webhookverifier.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.webhookverifier.config.NearestName;
import org.webhookverifier.config.WebhookConfigurationException;

/** The descriptions that come with the library: one file each, read when it is first asked for. */
final class Catalogue {
    private static final String FOLDER = "catalogue/";
    private static final ConcurrentMap<String, Provider> READ = new ConcurrentHashMap<>();

    private Catalogue() {}

    static Provider provider(String id) {
        Provider known = READ.get(id);
        if (known != null) {
            return known;
        }
        Map<String, String> ids = Index.IDS;
        String target = ids.get(id);
        if (target == null) {
            String nearest = NearestName.of(id, ids.keySet())
                    .map(name -> "; did you mean '" + name + "'?")
                    .orElse(".");
            throw new WebhookConfigurationException(List.of("There is no provider '" + id + "' in the catalogue"
                    + nearest + " Known are: " + String.join(", ", names())
                    + ". For any other sender describe it with Provider.builder or a description file."));
        }
        return READ.computeIfAbsent(target, name -> parse(resource(FOLDER + name + ".json"), name));
    }

    static SortedSet<String> names() {
        return new TreeSet<>(Index.IDS.values());
    }

    static Provider read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new WebhookConfigurationException(List.of(
                    "The description file '" + file + "' cannot be read as UTF-8 text: " + e.getMessage() + "."));
        }
    }

    static boolean isId(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    /** The list of what there is: a line for each provider, and one of the form {@code alias id} for each further name. */
    private static final class Index {
        static final Map<String, String> IDS = read();

        private static Map<String, String> read() {
            var ids = new TreeMap<String, String>();
            for (String line : resource(FOLDER + "index.txt").lines().toList()) {
                int space = line.indexOf(' ');
                ids.put(space < 0 ? line : line.substring(0, space), line.substring(space + 1));
            }
            return Collections.unmodifiableMap(ids);
        }
    }

    private static Provider parse(String text, String name) {
        try {
            return Description.read(text);
        } catch (IllegalArgumentException e) {
            throw new WebhookConfigurationException(
                    List.of("The description of provider '" + name + "' has a mistake: " + e.getMessage() + "."));
        }
    }

    private static String resource(String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the library's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " of the library's jar cannot be read", e);
        }
    }
}
