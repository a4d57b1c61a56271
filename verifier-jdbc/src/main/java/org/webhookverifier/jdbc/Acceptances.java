package org.webhookverifier.jdbc;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.Acceptance.Known;
import org.webhookverifier.inbox.Acceptance.Stored;
import org.webhookverifier.inbox.InboxStoreException;
import org.webhookverifier.inbox.NewEntry;

/** Puts new entries in. The unique key tells copies; the nonce tells a copy from what was put in before an answer was lost. */
final class Acceptances {
    private static final int TRIES = 3;

    private final Database database;
    private final String insert;
    private final String lookUp;

    Acceptances(Database database, Names names) {
        this.database = database;
        boolean arrays = database.dialect() == Dialect.POSTGRESQL;
        insert = names.in(arrays ? arrays() : rows());
        lookUp = names.in("select id, key_hash, nonce, fingerprint from {inbox} where key_hash in ");
    }

    /** What is in the database under a key. */
    private record Found(long id, long nonce, long fingerprint) {}

    List<Acceptance> accept(List<NewEntry> entries) {
        var keys = new ArrayList<ByteBuffer>(entries.size());
        var missing = new LinkedHashMap<ByteBuffer, NewRow>();
        for (NewEntry entry : entries) {
            var row = new NewRow(entry);
            keys.add(row.key());
            missing.putIfAbsent(row.key(), row);
        }
        var found = new HashMap<ByteBuffer, Found>();
        // What was there for an insert may be purged before it is looked up.
        for (int tries = 1; !missing.isEmpty(); tries++) {
            if (tries > TRIES) {
                throw new InboxStoreException(
                        "Entries could be neither put in nor found; another process removes them.");
            }
            found.putAll(putIn(List.copyOf(missing.values())));
            missing.keySet().removeAll(found.keySet());
        }
        return answers(entries, keys, found);
    }

    /**
     * An entry that was put in, or that was there with its key.
     *
     * @param isNew whether it was put in now
     */
    record Put(long id, boolean isNew) {}

    /** Puts an entry in, in a transaction of the caller's. */
    Put put(Session session, NewEntry entry) throws SQLException {
        var row = new NewRow(entry);
        Found found = putIn(session, List.of(row)).get(row.key());
        if (found == null) {
            throw new SQLTransientException("an entry was there and is gone: another process has removed it");
        }
        return new Put(found.id, found.nonce == entry.nonce());
    }

    /** Returns whether there is an entry with the key of another one. */
    boolean has(Session session, NewEntry entry) throws SQLException {
        return !lookUp(session, List.of(new NewRow(entry))).isEmpty();
    }

    private Map<ByteBuffer, Found> putIn(List<NewRow> rows) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            return database.writeAtOnce("keep deliveries", session -> putIn(session, rows));
        }
        var order = new ArrayList<>(rows);
        return database.write("keep deliveries", session -> {
            List<NewRow> now = List.copyOf(order);
            // If this batch and another one wait for each other, and it is given up for that, it goes in in another
            // order.
            if (database.dialect().isMysql() && NewRow.haveDifferentLanes(order)) {
                order.sort(Comparator.comparing(NewRow::key));
            }
            return putIn(session, now);
        });
    }

    private Map<ByteBuffer, Found> putIn(Session session, List<NewRow> rows) throws SQLException {
        if (database.dialect() == Dialect.POSTGRESQL) {
            return putInByArrays(session, rows);
        }
        if (database.dialect() == Dialect.SQLITE) {
            return putInAlone(session, rows);
        }
        session.with(insert, statement -> {
            add(statement, rows);
            return statement.executeBatch();
        });
        return lookUp(session, rows);
    }

    /** Nobody else writes meanwhile, so that rows that are put in have numbers that follow each other. */
    private Map<ByteBuffer, Found> putInAlone(Session session, List<NewRow> rows) throws SQLException {
        int[] counts = session.with(insert, statement -> {
            add(statement, rows);
            return statement.executeBatch();
        });
        long id = session.with("select last_insert_rowid()", statement -> {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
        var found = new HashMap<ByteBuffer, Found>();
        var copies = new ArrayList<NewRow>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            NewRow row = rows.get(i);
            if (counts[i] == 1) {
                NewEntry entry = row.entry();
                found.put(row.key(), new Found(id--, entry.nonce(), entry.fingerprint()));
            } else {
                copies.add(row);
            }
        }
        if (!copies.isEmpty()) {
            found.putAll(lookUp(session, copies));
        }
        return found;
    }

    private static void add(PreparedStatement statement, List<NewRow> rows) throws SQLException {
        for (NewRow row : rows) {
            int state = row.entry().state().code();
            bind(statement, row.values());
            statement.setInt(NewRow.TYPES.length + 1, state);
            statement.setInt(NewRow.TYPES.length + 2, state);
            statement.addBatch();
        }
    }

    /** One statement for all: it is atomic without a transaction around it. */
    private Map<ByteBuffer, Found> putInByArrays(Session session, List<NewRow> rows) throws SQLException {
        var found = new HashMap<ByteBuffer, Found>();
        session.with(insert, statement -> {
            @Nullable Object[][] columns = columns(rows);
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, session.connection().createArrayOf(NewRow.TYPES[i], columns[i]));
            }
            return read(statement, found);
        });
        List<NewRow> copies =
                rows.stream().filter(row -> !found.containsKey(row.key())).toList();
        if (!copies.isEmpty()) {
            found.putAll(lookUp(session, copies));
        }
        return found;
    }

    private static @Nullable Object[][] columns(List<NewRow> rows) {
        int count = NewRow.TYPES.length;
        var columns = new @Nullable Object[count][];
        for (int i = 0; i < count; i++) {
            columns[i] = NewRow.array(i, rows.size());
        }
        for (int row = 0; row < rows.size(); row++) {
            @Nullable Object[] values = rows.get(row).values();
            for (int i = 0; i < count; i++) {
                columns[i][row] = values[i];
            }
        }
        return columns;
    }

    private Map<ByteBuffer, Found> lookUp(Session session, List<NewRow> rows) throws SQLException {
        var found = new HashMap<ByteBuffer, Found>();
        session.with(lookUp + IdList.of(rows.size()), statement -> {
            for (int i = 0; i < IdList.size(rows.size()); i++) {
                statement.setBytes(i + 1, rows.get(Math.min(i, rows.size() - 1)).hash());
            }
            return read(statement, found);
        });
        return found;
    }

    private static boolean read(PreparedStatement statement, Map<ByteBuffer, Found> found) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(ByteBuffer.wrap(row.getBytes(2)), new Found(row.getLong(1), row.getLong(3), row.getLong(4)));
            }
        }
        return true;
    }

    private static List<Acceptance> answers(
            List<NewEntry> entries, List<ByteBuffer> keys, Map<ByteBuffer, Found> found) {
        var answers = new ArrayList<Acceptance>(entries.size());
        var seen = new HashMap<ByteBuffer, Boolean>();
        for (int i = 0; i < entries.size(); i++) {
            NewEntry entry = entries.get(i);
            Found row = found.get(keys.get(i));
            if (row == null) {
                throw new IllegalStateException("an entry was neither put in nor found");
            }
            boolean first = seen.put(keys.get(i), true) == null;
            answers.add(
                    first && row.nonce == entry.nonce()
                            ? new Stored(row.id)
                            : new Known(row.id, row.fingerprint == entry.fingerprint()));
        }
        return answers;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (value == null) {
                statement.setNull(i + 1, "bigint".equals(NewRow.TYPES[i]) ? Types.BIGINT : Types.VARBINARY);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static String rows() {
        return "insert into {inbox} (" + NewRow.COLUMNS + ", due_at, ended_at, accepted_at) values (?"
                + ", ?".repeat(NewRow.TYPES.length - 1)
                + ", case when ? = 0 then {now} end, case when ? <> 0 then {now} end, {now}) {keeps first}";
    }

    /** Numbers follow the order of the list; rows go in in the order of their keys, so that two batches cannot wait for each other. */
    private static String arrays() {
        String marks = "?" + ", ?".repeat(NewRow.TYPES.length - 1);
        return "with given as (select * from unnest(" + marks + ") with ordinality as u(" + NewRow.COLUMNS
                + ", place) order by place), fresh as materialized (select"
                + " nextval((select pg_get_serial_sequence('{inbox}', 'id'))::regclass) as id, given.* from given)"
                + " insert into {inbox} (id, " + NewRow.COLUMNS + ", due_at, ended_at, accepted_at)"
                + " select id, " + NewRow.COLUMNS + ", case when state = 0 then {now} end,"
                + " case when state <> 0 then {now} end, {now} from fresh order by key_hash"
                + " {keeps first} returning id, key_hash, nonce, fingerprint";
    }
}
