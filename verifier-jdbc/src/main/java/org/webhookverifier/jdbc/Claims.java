package org.webhookverifier.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.ClaimedEntry;

/**
 * Gives entries to workers.
 *
 * <p>Entries without a lane are taken past those that others are taking at the same time. Of a lane only the first open entry can be
 * taken; the lanes are looked through one after the other by one node at a time, because an entry with a smaller number may be
 * committed after a larger one.
 */
final class Claims {
    private final Database database;
    private final Lanes lanes;
    private final String atOnce;
    private final String loose;
    private final String take;
    private final String taken;
    private final String newestDone;

    Claims(Database database, Names names) {
        this.database = database;
        lanes = new Lanes(database.dialect(), names);
        // An array, because a list of unknown length would make the planner read the whole table.
        atOnce = names.in("with due as materialized (select e.id, e.due_at from unnest(?::text[]) as asked(source)"
                + " cross join lateral (select i.id, i.due_at from {inbox} i where i.source = asked.source"
                + " and i.lane_hash is null and i.due_at <= {now} order by i.due_at, i.id limit {most}{skip locked}) e"
                + " order by e.due_at, e.id limit {most}) update {inbox} t set " + taking("t.")
                + " from due where t.id = any(array(select due.id from due)) and t.id = due.id returning "
                + Columns.CLAIM
                + ", due.due_at");
        loose = names.in("select id, due_at from {inbox} where source = ? and lane_hash is null and due_at <= {now}"
                + " order by due_at, id limit {most}{skip locked}");
        take = names.in("update {inbox} set " + taking("") + " where id in ");
        taken = names.in("select " + Columns.CLAIM + " from {inbox} t where t.id in ");
        newestDone = names.in("select max(p.lane_position) from {inbox} p where p.state = 2 and p.lane_hash ="
                + " (select t.lane_hash from {inbox} t where t.id = ?)");
    }

    /** An entry that may be taken. */
    record Candidate(long id, long dueAt) {
        static final Comparator<Candidate> ORDER =
                Comparator.comparingLong(Candidate::dueAt).thenComparingLong(Candidate::id);
    }

    List<ClaimedEntry> claim(ClaimRequest request) {
        if (request.sources().isEmpty()) {
            return List.of();
        }
        return database.onConnection("claim deliveries", session -> {
            boolean laned = !lanes.areEmpty(session);
            if (!laned && database.dialect() == Dialect.POSTGRESQL) {
                return claimAtOnce(session, request);
            }
            boolean locked = laned && lanes.lock(session);
            try {
                return database.inTransaction(session, same -> claimInSteps(same, request, locked));
            } finally {
                if (locked) {
                    lanes.unlock(session);
                }
            }
        });
    }

    private static String taking(String table) {
        // Some databases go from left to right and see what was set before.
        return "lost = " + table + "lost + case when " + table + "state = 1 then 1 else 0 end, state = 1, token = "
                + table + "token + 1, attempts = " + table + "attempts + 1, due_at = {now} + ?";
    }

    /** A limit that the planner of PostgreSQL does not know makes it sort all that is due. */
    private static String limited(String sql, int most) {
        return sql.replace("{most}", Integer.toString(most));
    }

    private static List<ClaimedEntry> inOrder(List<Candidate> order, Map<Long, ClaimedEntry> claimed) {
        order.sort(Candidate.ORDER);
        var entries = new ArrayList<ClaimedEntry>(order.size());
        for (Candidate candidate : order) {
            ClaimedEntry entry = claimed.get(candidate.id());
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private List<ClaimedEntry> claimAtOnce(Session session, ClaimRequest request) throws SQLException {
        long lease = Times.millis(request.lease());
        var order = new ArrayList<Candidate>();
        var claimed = new HashMap<Long, ClaimedEntry>();
        return session.with(limited(atOnce, request.most()), statement -> {
            statement.setArray(1, session.connection().createArrayOf("text", sources(request)));
            statement.setLong(2, lease);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    claimed.put(row.getLong(1), Columns.claimed(row, lease, null));
                    order.add(new Candidate(row.getLong(1), row.getLong(23)));
                }
            }
            return inOrder(order, claimed);
        });
    }

    private List<ClaimedEntry> claimInSteps(Session session, ClaimRequest request, boolean laned) throws SQLException {
        var candidates = new ArrayList<Candidate>();
        if (laned) {
            lanes.lockInTransaction(session);
            candidates.addAll(lanes.heads(session, sources(request), request.most()));
        }
        for (String source : sources(request)) {
            candidates.addAll(loose(session, source, request.most()));
        }
        candidates.sort(Candidate.ORDER);
        int most = Math.min(request.most(), candidates.size());
        return most == 0 ? List.of() : take(session, new ArrayList<>(candidates.subList(0, most)), request);
    }

    private List<Candidate> loose(Session session, String source, int most) throws SQLException {
        return session.with(limited(loose, most), statement -> {
            statement.setString(1, source);
            return candidates(statement);
        });
    }

    static List<Candidate> candidates(PreparedStatement statement) throws SQLException {
        var candidates = new ArrayList<Candidate>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                candidates.add(new Candidate(row.getLong(1), row.getLong(2)));
            }
        }
        return candidates;
    }

    private List<ClaimedEntry> take(Session session, List<Candidate> chosen, ClaimRequest request) throws SQLException {
        long lease = Times.millis(request.lease());
        List<Long> ids = chosen.stream().map(Candidate::id).toList();
        String list = IdList.of(ids.size());
        session.with(take + list, statement -> {
            statement.setLong(1, lease);
            IdList.bind(statement, 2, ids);
            return statement.executeUpdate();
        });
        var claimed = new HashMap<Long, ClaimedEntry>();
        session.with(taken + list, statement -> {
            IdList.bind(statement, 1, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    boolean laned = !row.getString(21).isEmpty();
                    Optional<Long> newest = laned ? newestDone(session, row.getLong(1)) : Optional.empty();
                    claimed.put(row.getLong(1), Columns.claimed(row, lease, newest.orElse(null)));
                }
            }
            return true;
        });
        return inOrder(chosen, claimed);
    }

    private Optional<Long> newestDone(Session session, long id) throws SQLException {
        return session.with(newestDone, statement -> {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(Columns.number(row, 1)) : Optional.empty();
            }
        });
    }

    private static String[] sources(ClaimRequest request) {
        return request.sources().stream().map(RareText::written).toArray(String[]::new);
    }
}
