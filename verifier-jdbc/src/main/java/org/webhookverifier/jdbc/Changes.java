package org.webhookverifier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.webhookverifier.inbox.AuditRecord;
import org.webhookverifier.inbox.Change;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerStates;
import org.webhookverifier.inbox.InboxBuilder;

/** Changes entries otherwise than by claims: by hand, or because their time is over. */
final class Changes {
    private static final Set<EntryState> REPLAYED = Set.of(EntryState.DEAD, EntryState.DONE, EntryState.PARKED);
    private static final Set<EntryState> BURIED = Set.of(EntryState.RECEIVED, EntryState.PARKED);

    private final Database database;
    private final String choose;
    private final String chosen;
    private final String replay;
    private final String bury;
    private final String audit;
    private final String audits;
    private final String unpark;
    private final String purge;
    private final String purgeBodies;
    private final String purgeWaits;

    Changes(Database database, Names names) {
        this.database = database;
        choose = names.in("select t.id, t.state, t.handlers from {inbox} t where ");
        chosen = names.in(" order by t.id limit ?{for update}");
        replay = names.in(
                "update {inbox} set handlers = ?, state = 0, due_at = {now}, ended_at = null, accepted_at = {now},"
                        + " attempts = 0, lost = 0, replays = replays + 1, reason = '', open_lane = lane_hash where id = ?");
        bury = names.in("update {inbox} set state = 3, due_at = null, ended_at = {now}, reason = 'buried',"
                + " open_lane = null where id = ?");
        audit = names.in("insert into {audit} (changed_at, action, who, why, query_text, entries)"
                + " values ({now}, ?, ?, ?, ?, ?)");
        audits = names.in(
                "select changed_at, action, who, why, query_text, entries from {audit} order by id desc limit ?");
        unpark = names.in("update {inbox} set state = 0, due_at = {now}, ended_at = null, reason = ''"
                + " where state = 4 and " + database.dialect().isExactly("reason") + " and source in ");
        String ended = " from {inbox} where source = ? and ended_at <= {now} - ? and ";
        String order = " order by ended_at limit ?{skip locked}) x)";
        // The list is wrapped once more: MariaDB and MySQL take neither the table itself nor a limit in its place.
        purge = names.in(
                "delete from {inbox} where id in (select id from (select id" + ended + "state in (2, 3)" + order);
        purgeWaits = names.in("delete from {wait} where state <> 1 and since_at <= {now} - ?");
        purgeBodies = names.in("update {inbox} set body = null, body_length = -1 where id in (select id from (select id"
                + ended + "state = 2 and body_length >= 0" + order);
    }

    int change(EntryQuery query, Change change) {
        boolean replays = change.action() == Change.Action.REPLAY;
        var where = new Where(database.dialect(), query)
                .states(replays ? REPLAYED : BURIED)
                .hasBody();
        return database.write(change.action().text() + " deliveries", session -> {
            var changed = new ArrayList<Chosen>();
            session.with(choose + where.text() + chosen, statement -> {
                statement.setInt(where.bind(statement), query.limit());
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        changed.add(new Chosen(row.getLong(1), EntryState.of(row.getInt(2)), row.getString(3)));
                    }
                }
                return true;
            });
            if (!changed.isEmpty()) {
                apply(session, replays, changed);
            }
            note(session, query, change, changed.size());
            return changed.size();
        });
    }

    /** An entry to be changed. */
    private record Chosen(long id, EntryState state, String handlers) {
        /** Returns what is remembered of the handlers when it is replayed. */
        String remembered() {
            return state == EntryState.DONE
                    ? ""
                    : RareText.written(HandlerStates.of(RareText.read(handlers))
                            .finishedOnly()
                            .text());
        }
    }

    private void apply(Session session, boolean replays, List<Chosen> changed) throws SQLException {
        session.with(replays ? replay : bury, statement -> {
            for (Chosen entry : changed) {
                if (replays) {
                    statement.setString(1, entry.remembered());
                }
                statement.setLong(replays ? 2 : 1, entry.id());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private void note(Session session, EntryQuery query, Change change, int entries) throws SQLException {
        session.with(audit, statement -> {
            statement.setString(1, change.action().text());
            statement.setString(2, RareText.written(change.who()));
            statement.setString(3, RareText.written(change.why()));
            statement.setString(4, RareText.written(query.toString()));
            statement.setInt(5, entries);
            return statement.executeUpdate();
        });
    }

    List<AuditRecord> audits(int most) {
        return database.read(
                "list changes",
                session -> session.with(audits, statement -> {
                    statement.setInt(1, most);
                    var records = new ArrayList<AuditRecord>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            var action = Change.Action.valueOf(row.getString(2).toUpperCase(Locale.ROOT));
                            var change = new Change(
                                    action, RareText.read(row.getString(3)), RareText.read(row.getString(4)));
                            records.add(new AuditRecord(
                                    Instant.ofEpochMilli(row.getLong(1)),
                                    change,
                                    RareText.read(row.getString(5)),
                                    row.getInt(6)));
                        }
                    }
                    return records;
                }));
    }

    int unpark(Set<String> sources, String reason) {
        if (sources.isEmpty()) {
            return 0;
        }
        List<String> names = sources.stream().map(RareText::written).toList();
        return database.write(
                "unpark deliveries",
                session -> session.with(unpark + IdList.of(names.size()), statement -> {
                    statement.setString(1, RareText.written(reason));
                    for (int i = 0; i < IdList.size(names.size()); i++) {
                        statement.setString(i + 2, names.get(Math.min(i, names.size() - 1)));
                    }
                    return statement.executeUpdate();
                }));
    }

    int purge(String source, Duration retention, int most) {
        if (source.equals(InboxBuilder.CHAIN)) {
            database.write(
                    "remove what was waited for",
                    session -> session.with(purgeWaits, statement -> {
                        statement.setLong(1, Times.millis(retention));
                        return statement.executeUpdate();
                    }));
        }
        return remove(purge, source, retention, most);
    }

    int purgeBodies(String source, Duration retention, int most) {
        return remove(purgeBodies, source, retention, most);
    }

    private int remove(String sql, String source, Duration retention, int most) {
        return database.write(
                "remove deliveries",
                session -> session.with(sql, statement -> {
                    statement.setString(1, RareText.written(source));
                    statement.setLong(2, Times.millis(retention));
                    statement.setInt(3, most);
                    return statement.executeUpdate();
                }));
    }
}
