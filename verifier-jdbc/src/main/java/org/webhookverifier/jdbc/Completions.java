package org.webhookverifier.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryState;

/**
 * Ends and renews claims.
 *
 * <p>Rows are locked first, in the order of their numbers: that says which claims still hold, and two batches cannot wait for each
 * other.
 */
final class Completions {
    private final Database database;
    private final Effects effects;
    private final String held;
    private final String forUpdate;
    private final String progress;
    private final String retry;
    private final String end;
    private final String renew;
    private final String atOnce;

    Completions(Database database, Names names) {
        this.database = database;
        effects = new Effects(database, names);
        String mine = " where id = ? and token = ? and state = 1";
        held = names.in("select id, token from {inbox} where state = 1 and id in ");
        forUpdate = names.in(" order by id{for update}");
        progress = names.in("update {inbox} set handlers = ?" + mine);
        String common =
                "handlers = ?, reason = ?, error = case when ? = '' then error else ? end, attempts = attempts - ?, ";
        retry = names.in("update {inbox} set " + common + "due_at = {now} + ?, state = 0" + mine);
        end = names.in("update {inbox} set " + common + "due_at = null, ended_at = {now},"
                + " open_lane = case when ? = 1 then open_lane end, state = ?" + mine);
        renew = names.in("update {inbox} set due_at = {now} + ? where id in ");
        atOnce = names.in(CompletionArrays.UPDATE);
    }

    List<Boolean> complete(List<Completion> completions) {
        if (completions.isEmpty()) {
            return List.of();
        }
        if (database.dialect() == Dialect.POSTGRESQL && CompletionArrays.fit(completions)) {
            return database.writeAtOnce("end claims", session -> completeAtOnce(session, completions));
        }
        return database.write("end claims", session -> {
            Map<Long, Long> tokens =
                    held(session, completions.stream().map(Completion::id).toList());
            var counted = new ArrayList<Boolean>(completions.size());
            var valid = new ArrayList<Completion>(completions.size());
            for (Completion completion : completions) {
                Long token = tokens.get(completion.id());
                boolean counts = token != null && token == completion.token();
                counted.add(counts);
                if (counts) {
                    valid.add(completion);
                    if (completion.next() != EntryState.CLAIMED) {
                        tokens.remove(completion.id());
                    }
                }
            }
            apply(session, valid);
            return counted;
        });
    }

    /** One statement for all: it is atomic without a transaction around it, and there and back once. */
    private List<Boolean> completeAtOnce(Session session, List<Completion> completions) throws SQLException {
        return session.with(atOnce, statement -> {
            CompletionArrays.bind(session.connection(), statement, completions);
            var ended = new HashSet<Long>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ended.add(row.getLong(1));
                }
            }
            var counted = new ArrayList<Boolean>(completions.size());
            for (Completion completion : completions) {
                counted.add(ended.contains(completion.id()));
            }
            return counted;
        });
    }

    /** Ends one claim in a transaction of the caller's; returns whether it held. */
    boolean complete(Session session, Completion completion) throws SQLException {
        Long token = held(session, List.of(completion.id())).get(completion.id());
        if (token == null || token != completion.token()) {
            return false;
        }
        apply(session, List.of(completion));
        return true;
    }

    Set<Long> renew(List<ClaimedEntry> entries, Duration lease) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        return database.write("renew claims", session -> {
            Map<Long, Long> tokens =
                    held(session, entries.stream().map(ClaimedEntry::id).toList());
            var lost = new HashSet<Long>();
            var kept = new ArrayList<Long>();
            for (ClaimedEntry entry : entries) {
                Long token = tokens.get(entry.id());
                if (token == null || token != entry.token()) {
                    lost.add(entry.id());
                } else {
                    kept.add(entry.id());
                }
            }
            if (!kept.isEmpty()) {
                session.with(renew + IdList.of(kept.size()), statement -> {
                    statement.setLong(1, Times.millis(lease));
                    IdList.bind(statement, 2, kept);
                    return statement.executeUpdate();
                });
            }
            return lost;
        });
    }

    /** Returns the tokens of those entries that are claimed, and keeps others from changing them. */
    private Map<Long, Long> held(Session session, List<Long> ids) throws SQLException {
        return session.with(held + IdList.of(ids.size()) + forUpdate, statement -> {
            IdList.bind(statement, 1, ids);
            var tokens = new HashMap<Long, Long>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tokens.put(row.getLong(1), row.getLong(2));
                }
            }
            return tokens;
        });
    }

    private void apply(Session session, List<Completion> completions) throws SQLException {
        // What only remembers comes first: of one entry, it was there before the end.
        batch(session, progress, of(completions, EntryState.CLAIMED));
        batch(session, retry, of(completions, EntryState.RECEIVED));
        batch(session, end, of(completions, EntryState.DONE, EntryState.DEAD, EntryState.PARKED));
        effects.apply(session, completions);
    }

    private static List<Completion> of(List<Completion> completions, EntryState... next) {
        var states = Set.of(next);
        return completions.stream()
                .filter(completion -> states.contains(completion.next()))
                .toList();
    }

    private void batch(Session session, String sql, List<Completion> completions) throws SQLException {
        if (completions.isEmpty()) {
            return;
        }
        session.with(sql, statement -> {
            for (Completion completion : completions) {
                bind(statement, completion);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private static void bind(PreparedStatement statement, Completion completion) throws SQLException {
        int next = 1;
        statement.setString(next++, RareText.written(completion.handlers().text()));
        if (completion.next() != EntryState.CLAIMED) {
            String error = RareText.written(completion.error());
            statement.setString(next++, RareText.written(completion.reason()));
            statement.setString(next++, error);
            statement.setString(next++, error);
            statement.setInt(next++, completion.counts() ? 0 : 1);
            if (completion.next() == EntryState.RECEIVED) {
                statement.setLong(next++, Times.millis(completion.delay()));
            } else {
                statement.setInt(next++, completion.next() == EntryState.PARKED ? 1 : 0);
                statement.setInt(next++, completion.next().code());
            }
        }
        statement.setLong(next++, completion.id());
        statement.setLong(next, completion.token());
    }
}
