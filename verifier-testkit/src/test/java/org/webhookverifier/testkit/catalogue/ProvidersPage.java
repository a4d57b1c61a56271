package org.webhookverifier.testkit.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.webhookverifier.provider.Provider;

/** Writes the tables of the page of providers from the catalogue. What stands outside the two marks of the page is written by hand. */
final class ProvidersPage {
    static final String BEGIN = "<!-- The tables are written by ProvidersPage. -->";
    static final String END = "<!-- End of the tables. -->";

    private ProvidersPage() {}

    /** Returns the page with its tables made anew. */
    static String renew(String page) {
        String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        return before + "\n\n" + String.join("\n", tables()) + "\n\n" + page.substring(page.indexOf(END));
    }

    private static List<String> tables() {
        List<Provider> confirmed = providers(false);
        List<Provider> unconfirmed = providers(true);
        var lines = new ArrayList<String>();
        lines.add("## " + confirmed.size() + " confirmed providers");
        lines.add("");
        addProofs(lines, confirmed);
        lines.add("");
        addFacts(lines, confirmed);
        lines.add("");
        lines.add("## " + unconfirmed.size() + " unconfirmed providers");
        lines.add("");
        lines.add("A source takes one of these only with `unsafeUnconfirmedProvider()`.");
        lines.add("");
        addProofs(lines, unconfirmed);
        lines.add("");
        addFacts(lines, unconfirmed);
        lines.add("");
        lines.add("## Published addresses");
        lines.add("");
        lines.add("`allowPublished()` lets in the addresses of these providers, from where they publish them:");
        lines.add("");
        for (String id : Provider.names()) {
            Provider.named(id)
                    .addresses()
                    .ifPresent(addresses -> lines.add("- `" + id + "`: "
                            + addresses.urls().stream().map(URI::toString).collect(Collectors.joining(", "))));
        }
        lines.add("");
        lines.add("## Evidence");
        lines.add("");
        for (String id : Provider.names()) {
            lines.add("- `" + id + "`: " + String.join("; ", Provider.named(id).evidence()));
        }
        return lines;
    }

    private static List<Provider> providers(boolean unconfirmed) {
        return Provider.names().stream()
                .map(Provider::named)
                .filter(provider -> provider.unconfirmed() == unconfirmed)
                .toList();
    }

    private static void addProofs(List<String> lines, List<Provider> providers) {
        lines.add("| | name | proof | signed | not signed | key | age |");
        lines.add("|---|---|---|---|---|---|---|");
        for (Provider provider : providers) {
            var words = new ProviderWords(provider);
            lines.add(row(
                    ids(provider),
                    provider.name(),
                    words.proof(),
                    words.signed(),
                    words.unsigned(),
                    words.key(),
                    words.age()));
        }
    }

    private static void addFacts(List<String> lines, List<Provider> providers) {
        lines.add("| | id | type | version | waits | retries | handshake |");
        lines.add("|---|---|---|---|---|---|---|");
        for (Provider provider : providers) {
            var words = new ProviderWords(provider);
            lines.add(row(
                    "`" + provider.id() + "`",
                    words.ids(),
                    words.types(),
                    words.versions(),
                    words.waits(),
                    retries(provider),
                    words.handshakes()));
        }
    }

    private static String ids(Provider provider) {
        var all = new ArrayList<String>();
        all.add(provider.id());
        all.addAll(new TreeSet<>(provider.aliases()));
        return "`" + String.join("`, `", all) + "`";
    }

    private static String retries(Provider provider) {
        JsonNode retry = CatalogueFiles.description(provider.id()).path("retry");
        String note = retry.path("note").asText();
        long minutes = retry.path("windowMinutes").asLong();
        String window = minutes == 0 ? "" : "for " + (minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min");
        return note.isEmpty() ? window : window.isEmpty() ? note : window + ": " + note;
    }

    private static String row(String... cells) {
        var row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(cell.isEmpty() ? " " : " " + cell.replace("|", "\\|") + " ")
                    .append('|');
        }
        return row.toString();
    }
}
