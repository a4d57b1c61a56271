package org.webhookverifier.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.webhookverifier.jdbc.Claims.Candidate;

/**
 * Finds the first open entry of each lane.
 *
 * <p>It steps from lane to lane in the index, so that a lane in which a million deliveries wait costs as much as one in which one does.
 */
final class Lanes {
    private static final int WAIT_SECONDS = 5;

    private final Dialect dialect;
    private final String name;
    private final String any;
    private final String heads;
    private final String busy;
    private final String hold;

    Lanes(Dialect dialect, Names names) {
        this.dialect = dialect;
        name = names.inbox();
        // In order, because a planner that knows nothing of the rows yet would rather read the table until it finds
        // one.
        any = names.in("select open_lane from {inbox} where open_lane is not null order by open_lane limit 1");
        heads = names.in("with recursive lanes(lane) as (select (select i.open_lane from {inbox} i"
                + " where i.open_lane is not null order by i.open_lane limit 1)"
                + " union all select (select i.open_lane from {inbox} i where i.open_lane > lanes.lane"
                + " order by i.open_lane limit 1) from lanes where lanes.lane is not null)"
                + " select h.id, h.due_at from (select lanes.lane, (select min(i.id) from {inbox} i"
                + " where i.open_lane = lanes.lane) as id from lanes where lanes.lane is not null) f"
                + " join {inbox} h on h.id = f.id where h.due_at <= {now}");
        busy = names.in(" and not exists (select 1 from {inbox} c where c.open_lane = f.lane and c.state = 1"
                + " and c.id <> f.id and c.due_at > {now}) order by h.due_at, h.id limit ?");
        hold = names.in("select id, due_at from {inbox} where due_at <= {now} and id in ");
    }

    /** Returns whether no entry with a lane waits, so that there is nothing to look through. */
    boolean areEmpty(Session session) throws SQLException {
        return session.with(any, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                return !row.next();
            }
        });
    }

    /** Keeps other nodes from claiming in lanes, from before the transaction; returns whether it can be done now. */
    boolean lock(Session session) throws SQLException {
        if (!dialect.isMysql()) {
            return true;
        }
        return session.with("select get_lock(concat(left(database(), 24), '.', ?), ?)", statement -> {
            statement.setString(1, name);
            statement.setInt(2, WAIT_SECONDS);
            return isOne(statement);
        });
    }

    /** Keeps other nodes from claiming in lanes until the transaction ends, where the database has such locks. */
    void lockInTransaction(Session session) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            session.with("select pg_advisory_xact_lock(hashtextextended(?, 0))", statement -> {
                statement.setString(1, name);
                return statement.execute();
            });
        }
    }

    /** Lets other nodes claim in lanes again; to be called when the transaction has been committed or rolled back. */
    void unlock(Session session) throws SQLException {
        if (dialect.isMysql()) {
            session.with("select release_lock(concat(left(database(), 24), '.', ?))", statement -> {
                statement.setString(1, name);
                return isOne(statement);
            });
        }
    }

    List<Candidate> heads(Session session, String[] sources, int most) throws SQLException {
        String among = " and h.source in " + IdList.of(sources.length);
        List<Candidate> found = session.with(heads + among + busy, statement -> {
            int size = IdList.size(sources.length);
            for (int i = 0; i < size; i++) {
                statement.setString(i + 1, sources[Math.min(i, sources.length - 1)]);
            }
            statement.setInt(size + 1, most);
            return Claims.candidates(statement);
        });
        return found.isEmpty() || dialect == Dialect.SQLITE ? found : held(session, found);
    }

    /** Returns those that are still due, and keeps others from changing them. */
    private List<Candidate> held(Session session, List<Candidate> found) throws SQLException {
        List<Long> ids = found.stream().map(Candidate::id).toList();
        return session.with(hold + IdList.of(ids.size()) + dialect.skipLocked(), statement -> {
            IdList.bind(statement, 1, ids);
            return Claims.candidates(statement);
        });
    }

    private static boolean isOne(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() && row.getInt(1) == 1;
        }
    }
}
