package org.webhookverifier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.webhookverifier.subscription.Mode;
import org.webhookverifier.subscription.Subscription;
import org.webhookverifier.subscription.SubscriptionStore;
import org.webhookverifier.subscription.Target;

/** Keeps what is paused (1) and unsubscribed from (2); a row of what is subscribed to again (0) stays, and says nothing. */
final class SubscriptionTable implements SubscriptionStore {
    private final Database database;
    private final String list;
    private final String add;
    private final String mode;
    private final String change;

    SubscriptionTable(Database database, Names names) {
        this.database = database;
        list = names.in("select source, event_type, handler, mode, who, why, since_at from {subscription}"
                + " where mode <> 0 order by since_at, key_hash");
        add = names.in("insert into {subscription} (key_hash, source, event_type, handler, mode, who, why, since_at)"
                + " values (?, ?, ?, ?, 0, '', '', {now}) {keeps first}");
        mode = names.in("select mode from {subscription} where key_hash = ?{for update}");
        change = names.in("update {subscription} set mode = ?, who = ?, why = ?, since_at = {now} where key_hash = ?");
    }

    @Override
    public List<Subscription> subscriptions() {
        return database.read(
                "read subscriptions",
                session -> session.with(list, statement -> {
                    var found = new ArrayList<Subscription>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            found.add(subscription(row));
                        }
                    }
                    return found;
                }));
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        var target = new Target(
                RareText.read(row.getString(1)), RareText.read(row.getString(2)), RareText.read(row.getString(3)));
        return new Subscription(
                target,
                Mode.of(row.getInt(4)),
                RareText.read(row.getString(5)),
                RareText.read(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    @Override
    public boolean change(Target target, Set<Mode> from, Mode to, String who, String why) {
        byte[] key = Hashes.target(target);
        return database.write("change subscriptions", session -> {
            session.with(add, statement -> {
                statement.setBytes(1, key);
                statement.setString(2, RareText.written(target.source()));
                statement.setString(3, RareText.written(target.type()));
                statement.setString(4, RareText.written(target.handler()));
                return statement.executeUpdate();
            });
            if (!from.contains(present(session, key))) {
                return false;
            }
            session.with(change, statement -> {
                statement.setInt(1, to.number());
                statement.setString(2, RareText.written(who));
                statement.setString(3, RareText.written(why));
                statement.setBytes(4, key);
                return statement.executeUpdate();
            });
            return true;
        });
    }

    private Mode present(Session session, byte[] key) throws SQLException {
        return session.with(mode, statement -> {
            statement.setBytes(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Mode.of(row.getInt(1)) : Mode.SUBSCRIBED;
            }
        });
    }
}
