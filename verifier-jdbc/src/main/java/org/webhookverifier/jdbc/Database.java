package org.webhookverifier.jdbc;

import java.sql.SQLException;
import org.webhookverifier.jdbc.Connections.Purpose;

/** Does work on connections, in transactions, and puts what fails into words. Thread-safe. */
final class Database {
    /** How often a transaction is done again that the database gave up because of a deadlock. */
    private static final int TRIES = 8;

    private final Dialect dialect;
    private final Connections connections;

    Database(Dialect dialect, Connections connections) {
        this.dialect = dialect;
        this.connections = connections;
    }

    /** What is done on a connection; done again from the start if the database gave it up. */
    interface Work<T> {
        T on(Session session) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    Connections connections() {
        return connections;
    }

    /** Looks something up, each statement on its own. */
    <T> T read(String operation, Work<T> work) {
        return use(operation, Purpose.READ, work);
    }

    /** Changes something in one transaction. */
    <T> T write(String operation, Work<T> work) {
        return use(operation, Purpose.WRITE, again(session -> inTransaction(session, work)));
    }

    /** Changes something with a single statement, which needs no transaction around it. */
    <T> T writeAtOnce(String operation, Work<T> work) {
        // SQLite ends such a statement when its rows are closed, and its driver is silent about what goes wrong then.
        return dialect == Dialect.SQLITE ? write(operation, work) : onConnection(operation, work);
    }

    /** Does work that begins and ends its transactions itself. */
    <T> T onConnection(String operation, Work<T> work) {
        return use(operation, Purpose.WRITE, again(work));
    }

    void close() {
        connections.close();
    }

    private static <T> Work<T> again(Work<T> work) {
        return session -> {
            for (int tries = 1; ; tries++) {
                try {
                    return work.on(session);
                } catch (SQLException failure) {
                    if (tries == TRIES || !Failures.isLostRace(failure)) {
                        throw failure;
                    }
                }
            }
        };
    }

    private <T> T use(String operation, Purpose purpose, Work<T> work) {
        try {
            Session session = connections.borrow(purpose);
            boolean failed = true;
            try {
                T result = work.on(session);
                failed = false;
                return result;
            } finally {
                connections.giveBack(session, purpose, failed);
            }
        } catch (SQLException failure) {
            throw Failures.of(operation, failure);
        }
    }

    /** Does work on a connection in a transaction of its own. */
    <T> T inTransaction(Session session, Work<T> work) throws SQLException {
        boolean committed = false;
        dialect.begin(session.connection());
        try {
            T result = work.on(session);
            dialect.commit(session.connection());
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollback(session);
            }
        }
    }

    private void rollback(Session session) {
        try {
            dialect.rollback(session.connection());
        } catch (SQLException ignored) {
            // What went wrong first says more, and a database rolls back what is not committed.
        }
    }
}
