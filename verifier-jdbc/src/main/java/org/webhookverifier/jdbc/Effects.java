package org.webhookverifier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.Effect;
import org.webhookverifier.inbox.NewEntry;

/**
 * Applies what handlers have caused, in the transaction in which their claims end.
 *
 * <p>Whoever waits and whoever signals write the same row first, so that one of them sees the other.
 */
final class Effects {
    /** A signal that nobody has waited for yet. */
    private static final int SIGNAL = 0;

    private static final int WAITING = 1;
    private static final int OVER = 2;
    /** Made by the transaction that reads it. */
    private static final int FRESH = 3;

    private final Acceptances acceptances;
    private final String delay;
    private final String make;
    private final String read;
    private final String change;
    private final String inTime;
    private final String end;
    private final String release;

    Effects(Database database, Names names) {
        acceptances = new Acceptances(database, names);
        delay = names.in("update {inbox} set due_at = {now} + ?, accepted_at = {now} + ? where id = ?");
        make = names.in("insert into {wait} (key_hash, state, then_id, otherwise_id, since_at) values (?, " + FRESH
                + ", 0, 0, {now}) {keeps first}");
        read = names.in("select state, then_id, otherwise_id from {wait} where key_hash = ?{for update}");
        change = names.in(
                "update {wait} set state = ?, then_id = ?, otherwise_id = ?, since_at = {now} where key_hash = ?");
        inTime = names.in(
                "select 1 from {inbox} where id = ? and state = 0 and attempts = 0 and due_at > {now}{for update}");
        end = names.in("update {inbox} set state = 2, due_at = null, ended_at = {now}, reason = ?, open_lane = null"
                + " where id = ? and state in (0, 4)");
        release = names.in(
                "update {inbox} set state = 0, due_at = {now}, ended_at = null, accepted_at = {now}, reason = ''"
                        + " where id = ? and state = 4");
    }

    /** Somebody who waits, or has waited, or a signal. */
    private record Wait(int state, long then, long otherwise) {}

    void apply(Session session, List<Completion> completions) throws SQLException {
        for (Completion completion : completions) {
            for (Effect effect : completion.effects()) {
                apply(session, effect);
            }
        }
    }

    private void apply(Session session, Effect effect) throws SQLException {
        if (effect instanceof Effect.Emitted emitted) {
            put(session, emitted.entry(), emitted.delay());
        } else if (effect instanceof Effect.Awaited awaited) {
            await(session, awaited);
        } else if (effect instanceof Effect.Signalled signalled) {
            signal(session, Hashes.wait(signalled.name(), signalled.value()));
        } else if (effect instanceof Effect.Expired expired) {
            expire(session, Hashes.wait(expired.name(), expired.value()), expired.entry());
        }
    }

    private Acceptances.Put put(Session session, NewEntry entry, Duration after) throws SQLException {
        Acceptances.Put put = acceptances.put(session, entry);
        if (put.isNew() && !after.isZero()) {
            session.with(delay, statement -> {
                statement.setLong(1, Times.millis(after));
                statement.setLong(2, Times.millis(after));
                statement.setLong(3, put.id());
                return statement.executeUpdate();
            });
        }
        return put;
    }

    private void await(Session session, Effect.Awaited awaited) throws SQLException {
        byte[] key = Hashes.wait(awaited.name(), awaited.value());
        Wait wait = wait(session, key);
        if (wait.state == FRESH) {
            Acceptances.Put then = put(session, awaited.then().parked(Effect.AWAITING), Duration.ZERO);
            Acceptances.Put otherwise = put(session, awaited.otherwise(), awaited.within());
            set(session, key, then.isNew() ? WAITING : OVER, then.id(), otherwise.id());
        } else if (wait.state == SIGNAL) {
            put(session, awaited.then(), Duration.ZERO);
            set(session, key, OVER, 0, 0);
        } else if (!acceptances.has(session, awaited.then())) {
            put(session, awaited.otherwise(), awaited.within());
        }
    }

    private void signal(Session session, byte[] key) throws SQLException {
        Wait wait = wait(session, key);
        if (wait.state == FRESH) {
            set(session, key, SIGNAL, 0, 0);
        } else if (wait.state == WAITING) {
            boolean inTimeNow = session.with(inTime, statement -> {
                statement.setLong(1, wait.otherwise);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            });
            if (inTimeNow) {
                end(session, wait.otherwise, Effect.MATCHED);
                session.with(release, statement -> {
                    statement.setLong(1, wait.then);
                    return statement.executeUpdate();
                });
            } else {
                end(session, wait.then, Effect.TIMED_OUT);
            }
            set(session, key, OVER, 0, 0);
        }
    }

    private void expire(Session session, byte[] key, long entry) throws SQLException {
        Wait wait = wait(session, key);
        if (wait.state == WAITING && wait.otherwise == entry) {
            end(session, wait.then, Effect.TIMED_OUT);
        }
        if (wait.state == FRESH || (wait.state == WAITING && wait.otherwise == entry)) {
            set(session, key, OVER, 0, 0);
        }
    }

    private void end(Session session, long entry, String reason) throws SQLException {
        session.with(end, statement -> {
            statement.setString(1, reason);
            statement.setLong(2, entry);
            return statement.executeUpdate();
        });
    }

    private Wait wait(Session session, byte[] key) throws SQLException {
        session.with(make, statement -> {
            statement.setBytes(1, key);
            return statement.executeUpdate();
        });
        return session.with(read, statement -> {
            statement.setBytes(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("a row that was made is gone");
                }
                return new Wait(row.getInt(1), row.getLong(2), row.getLong(3));
            }
        });
    }

    private void set(Session session, byte[] key, int state, long then, long otherwise) throws SQLException {
        session.with(change, statement -> {
            statement.setInt(1, state);
            statement.setLong(2, then);
            statement.setLong(3, otherwise);
            statement.setBytes(4, key);
            return statement.executeUpdate();
        });
    }
}
