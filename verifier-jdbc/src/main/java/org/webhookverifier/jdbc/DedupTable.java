package org.webhookverifier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.inbox.InboxStoreException;

/**
 * The statements of the store of claims. A row is released (0), held (1) or done (2), and nobody can claim it before
 * {@code until_at}.
 *
 * <p>Tokens begin at the time, so that none is used again for a key that was forgotten.
 */
final class DedupTable {
    private static final int TRIES = 16;
    private static final int CLAIMS_PER_PURGE = 256;

    private final Database database;
    private final AtomicInteger claims = new AtomicInteger();
    private final String claim;
    private final String known;
    private final String take;
    private final String complete;
    private final String release;
    private final String purge;

    DedupTable(Database database, Names names) {
        this.database = database;
        String columns =
                "{claim} (key_hash, token, state, fingerprint, until_at, finished, finished_until, forget_at) values"
                        + " (?, {now} * 1000, 1, ?, {now} + ?, '', 0, {now} + 2 * ?)";
        String kept = "finished = case when {claim}.finished_until > {now} then {claim}.finished else '' end";
        String taken =
                "token = case when {claim}.token < {now} * 1000 then {now} * 1000 else {claim}.token + 1 end, state = 1, "
                        + kept + ", ";
        claim = names.in(
                database.dialect().isMysql()
                        ? "insert ignore into " + columns
                        : "insert into " + columns + " on conflict (key_hash) do update set " + taken
                                + "fingerprint = excluded.fingerprint, until_at = excluded.until_at,"
                                + " forget_at = " + later("excluded.forget_at")
                                + " where {claim}.until_at <= {now} returning token, finished");
        known = names.in("select state, fingerprint, until_at - {now}, token, finished from {claim} where key_hash = ?"
                + (database.dialect().isMysql() ? "{for update}" : ""));
        take = names.in("update {claim} set " + taken + "fingerprint = ?, until_at = {now} + ?, forget_at = "
                + later("({now} + 2 * ?)") + " where key_hash = ?");
        String mine = " where key_hash = ? and token = ? and state = 1";
        complete = names.in("update {claim} set state = 2, until_at = {now} + ?, forget_at = {now} + ?, finished = '',"
                + " finished_until = 0" + mine);
        release = names.in("update {claim} set state = 0, until_at = {now}, finished_until = {now} + ?,"
                + " forget_at = {now} + ?, finished = ?" + mine);
        purge = names.in("delete from {claim} where key_hash in (select key_hash from (select key_hash from {claim}"
                + " where forget_at <= {now} order by forget_at limit 1000{skip locked}) x)");
    }

    private String later(String other) {
        String largest = database.dialect() == Dialect.SQLITE ? "max" : "greatest";
        return largest + "({claim}.finished_until, " + other + ")";
    }

    Claim claim(byte[] key, long fingerprint, long lease) {
        if (claims.incrementAndGet() % CLAIMS_PER_PURGE == 0) {
            database.write("forget claims", session -> session.with(purge, statement -> statement.executeUpdate()));
        }
        // Between being refused a claim and looking why, somebody may have ended it.
        for (int tries = 0; tries < TRIES; tries++) {
            List<Claim> answer = database.dialect().isMysql()
                    ? claimInSteps(key, fingerprint, lease)
                    : claimAtOnce(key, fingerprint, lease);
            if (!answer.isEmpty()) {
                return answer.get(0);
            }
        }
        throw new InboxStoreException(
                "A claim could be neither given nor refused: others end and make it all the time.");
    }

    private List<Claim> claimAtOnce(byte[] key, long fingerprint, long lease) {
        return database.writeAtOnce("claim a delivery", session -> {
            List<Claim> given = session.with(claim, statement -> {
                statement.setBytes(1, key);
                statement.setLong(2, fingerprint);
                statement.setLong(3, lease);
                statement.setLong(4, lease);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? List.of(claimed(row.getLong(1), row.getString(2))) : List.of();
                }
            });
            return given.isEmpty() ? refusal(session, key, fingerprint) : given;
        });
    }

    /** MariaDB and MySQL do not say which row an insert has met. */
    private List<Claim> claimInSteps(byte[] key, long fingerprint, long lease) {
        return database.write("claim a delivery", session -> {
            Row row = row(session, key);
            if (row == null) {
                return set(session, claim, key, fingerprint, lease) ? given(session, key) : List.of();
            }
            if (row.remaining > 0) {
                return List.of(refused(row.state, row.fingerprint == fingerprint, row.remaining));
            }
            set(session, take, key, fingerprint, lease);
            return given(session, key);
        });
    }

    /** What is kept of a key. */
    private record Row(int state, long fingerprint, long remaining, long token, String finished) {}

    private List<Claim> given(Session session, byte[] key) throws SQLException {
        Row row = row(session, key);
        return row == null ? List.of() : List.of(claimed(row.token, row.finished));
    }

    private boolean set(Session session, String sql, byte[] key, long fingerprint, long lease) throws SQLException {
        boolean keyFirst = sql.equals(claim);
        return session.with(sql, statement -> {
            statement.setBytes(keyFirst ? 1 : 4, key);
            statement.setLong(keyFirst ? 2 : 1, fingerprint);
            statement.setLong(keyFirst ? 3 : 2, lease);
            statement.setLong(keyFirst ? 4 : 3, lease);
            return statement.executeUpdate() == 1;
        });
    }

    private List<Claim> refusal(Session session, byte[] key, long fingerprint) throws SQLException {
        Row row = row(session, key);
        return row == null || row.remaining <= 0
                ? List.of()
                : List.of(refused(row.state, row.fingerprint == fingerprint, row.remaining));
    }

    private @Nullable Row row(Session session, byte[] key) throws SQLException {
        var rows = new ArrayList<Row>(1);
        session.with(known, statement -> {
            statement.setBytes(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        && rows.add(new Row(
                                row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5)));
            }
        });
        return rows.isEmpty() ? null : rows.get(0);
    }

    private static Claim refused(int state, boolean sameContent, long remaining) {
        return state == 2 ? new Claim.Duplicate(sameContent) : new Claim.InProgress(Duration.ofMillis(remaining));
    }

    boolean complete(byte[] key, long token, long retention) {
        return database.writeAtOnce(
                "complete a claim",
                session -> session.with(complete, statement -> {
                    statement.setLong(1, retention);
                    statement.setLong(2, retention);
                    statement.setBytes(3, key);
                    statement.setLong(4, token);
                    return statement.executeUpdate() == 1;
                }));
    }

    boolean release(byte[] key, long token, Set<String> finished, long retention) {
        var names = new ArrayList<>(finished);
        names.replaceAll(name -> RareText.written(name, '\n') + "\n");
        return database.writeAtOnce(
                "release a claim",
                session -> session.with(release, statement -> {
                    statement.setLong(1, retention);
                    statement.setLong(2, retention);
                    statement.setString(3, String.join("", names));
                    statement.setBytes(4, key);
                    statement.setLong(5, token);
                    return statement.executeUpdate() == 1;
                }));
    }

    private static Claim claimed(long token, String finished) {
        var names = new LinkedHashSet<String>();
        int start = 0;
        for (int end = finished.indexOf('\n'); end >= 0; end = finished.indexOf('\n', start)) {
            names.add(RareText.read(finished.substring(start, end)));
            start = end + 1;
        }
        return new Claim.Claimed(token, names);
    }
}
