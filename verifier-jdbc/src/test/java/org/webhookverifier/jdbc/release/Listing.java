package org.webhookverifier.jdbc.release;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Part;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.InboxStore;

/** Everything that a store tells of its entries, as text: a line for each entry, and for each change by hand. */
final class Listing {
    private Listing() {}

    static List<String> of(InboxStore store) {
        var lines = new ArrayList<String>();
        for (EntryInfo entry : store.list(EntryQuery.all())) {
            lines.add(escaped(info(entry)
                    + store.delivery(entry.id()).map(Listing::delivery).orElse("no delivery")));
        }
        store.audits(100)
                .forEach(audit -> lines.add(escaped(joined(
                        audit.at(),
                        audit.change().action(),
                        audit.change().who(),
                        audit.change().why(),
                        audit.query(),
                        audit.entries()))));
        return lines;
    }

    private static String info(EntryInfo entry) {
        return joined(
                entry.id(),
                entry.key().source(),
                entry.key().tenant(),
                entry.key().value(),
                entry.provider(),
                entry.eventId(),
                entry.type(),
                entry.version(),
                entry.receivedAt(),
                entry.acceptedAt(),
                entry.state(),
                entry.nextAt(),
                entry.attempts(),
                entry.lost(),
                entry.replays(),
                entry.handlers().text(),
                entry.reason(),
                entry.error(),
                entry.lane(),
                entry.position(),
                entry.bodyLength());
    }

    private static String delivery(Delivery delivery) {
        String provenances = Stream.of(Part.ID, Part.TYPE, Part.VERSION, Part.TIME, Part.BODY)
                .map(part -> delivery.provenance(part).name())
                .collect(Collectors.joining(","));
        return joined(
                delivery.key(),
                delivery.provider(),
                delivery.id(),
                delivery.type(),
                delivery.version(),
                delivery.time(),
                delivery.receivedAt(),
                provenances,
                new TreeMap<>(delivery.unsignedHeaders()),
                HexFormat.of().formatHex(delivery.body()));
    }

    private static String joined(Object... values) {
        return Stream.of(values).map(String::valueOf).collect(Collectors.joining(" | ", "", " | "));
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> escaped.append(c < ' ' || c > '~' ? String.format(Locale.ROOT, "\\u%04x", c) : (char) c));
        return escaped.toString();
    }
}
