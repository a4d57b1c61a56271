package org.webhookverifier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.InboxCounts;

/** Tells what is in the inbox. */
final class Lookups {
    private final Database database;
    private final String counts;
    private final String oldest;
    private final String count;
    private final String list;
    private final String find;
    private final String delivery;

    Lookups(Database database, Names names) {
        this.database = database;
        counts = names.in("select source, state, count(*) from {inbox} group by source, state");
        oldest = names.in("select {now} - min(accepted_at) from {inbox} where due_at is not null");
        count = names.in("select count(*) from {inbox} t where ");
        list = names.in("select " + Columns.INFO + " from {inbox} t where ");
        find = list + "t.key_hash = ?";
        delivery = names.in("select " + Columns.DELIVERY + " from {inbox} t where t.id = ? and t.body_length >= 0");
    }

    InboxCounts counts() {
        return database.read("count deliveries", session -> {
            var bySource = new HashMap<String, Map<EntryState, Long>>();
            session.with(counts, statement -> {
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        bySource.computeIfAbsent(
                                        RareText.read(row.getString(1)), source -> new EnumMap<>(EntryState.class))
                                .put(EntryState.of(row.getInt(2)), row.getLong(3));
                    }
                }
                return true;
            });
            return new InboxCounts(bySource, Duration.ofMillis(Math.max(0, number(session, oldest))));
        });
    }

    long count(EntryQuery query) {
        var where = new Where(database.dialect(), query);
        return database.read(
                "count deliveries",
                session -> session.with(count + where.text(), statement -> {
                    where.bind(statement);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return row.getLong(1);
                    }
                }));
    }

    List<EntryInfo> list(EntryQuery query) {
        var where = new Where(database.dialect(), query);
        return database.read(
                "list deliveries",
                session -> session.with(list + where.text() + " order by t.id limit ?", statement -> {
                    statement.setInt(where.bind(statement), query.limit());
                    var entries = new ArrayList<EntryInfo>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            entries.add(Columns.info(row));
                        }
                    }
                    return entries;
                }));
    }

    Optional<EntryInfo> find(DeliveryKey key) {
        return database.read(
                "find a delivery",
                session -> session.with(find, statement -> {
                    statement.setBytes(1, Hashes.key(key));
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? Optional.of(Columns.info(row)) : Optional.empty();
                    }
                }));
    }

    Optional<Delivery> delivery(long id) {
        return database.read(
                "read a delivery",
                session -> session.with(delivery, statement -> {
                    statement.setLong(1, id);
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? Optional.of(Columns.delivery(row)) : Optional.empty();
                    }
                }));
    }

    /** Returns the number that a statement without placeholders gives; 0 if there is none. */
    private static long number(Session session, String sql) throws SQLException {
        return session.with(sql, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }
}
