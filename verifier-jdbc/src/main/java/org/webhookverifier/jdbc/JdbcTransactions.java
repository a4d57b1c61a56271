package org.webhookverifier.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Resources;
import org.webhookverifier.inbox.HandlerTransactions;
import org.webhookverifier.jdbc.Connections.Purpose;

/**
 * Runs handlers in transactions of the database that the inbox is in.
 *
 * <p>A transaction begins with the handler's first statement: a handler that asks another system first keeps nobody waiting. The
 * completion is applied at the very end, with the token.
 */
final class JdbcTransactions implements HandlerTransactions {
    private final Database database;
    private final Completions completions;

    JdbcTransactions(Database database, Completions completions) {
        this.database = database;
        this.completions = completions;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(Connection.class);
    }

    @Override
    public boolean everyHandler() {
        return false;
    }

    @Override
    @SuppressWarnings("IllegalThrows") // a handler may throw anything
    public boolean run(Work work) throws Throwable {
        var transaction = new HandlerTransaction(database);
        boolean committed = false;
        try {
            work.handle(new Given(HandlerConnection.of(transaction)));
            committed = complete(transaction, work);
            return committed;
        } finally {
            transaction.end(committed);
        }
    }

    private boolean complete(HandlerTransaction transaction, Work work) {
        try {
            if (!completions.complete(transaction.session(), work.completion())) {
                return false;
            }
        } catch (SQLException failure) {
            throw Failures.of("end a claim", failure);
        }
        try {
            transaction.commit();
            return true;
        } catch (SQLException failure) {
            throw new OutcomeUnknownException(
                    "It cannot be told whether the transaction of a handler was committed.",
                    Failures.withoutValues(failure));
        }
    }

    /** The connection, for the handler that asks for it. */
    private record Given(Connection connection) implements Resources {
        @Override
        public <T> T get(Class<T> type) {
            return type == Connection.class ? type.cast(connection) : Resources.NONE.get(type);
        }
    }

    /** A transaction that begins when somebody needs it. For one thread at a time. */
    static final class HandlerTransaction {
        private final Database database;
        private @Nullable Session session;
        private boolean ended;

        HandlerTransaction(Database database) {
            this.database = database;
        }

        boolean hasEnded() {
            return ended;
        }

        /** Returns the connection with the transaction begun. */
        Session session() throws SQLException {
            Session begun = session;
            if (begun == null) {
                begun = database.connections().borrow(Purpose.HANDLER);
                session = begun;
                begin(begun);
            }
            return begun;
        }

        private void begin(Session begun) throws SQLException {
            boolean failed = true;
            try {
                database.dialect().begin(begun.connection());
                failed = false;
            } finally {
                if (failed) {
                    session = null;
                    database.connections().giveBack(begun, Purpose.HANDLER, true);
                }
            }
        }

        void commit() throws SQLException {
            database.dialect().commit(session().connection());
        }

        /** Rolls back what is not committed, and gives the connection back. */
        void end(boolean committed) {
            ended = true;
            Session begun = session;
            if (begun == null) {
                return;
            }
            boolean failed = !committed;
            try {
                if (!committed) {
                    database.dialect().rollback(begun.connection());
                    failed = false;
                }
            } catch (SQLException ignored) {
                // The connection is not used again, and a database rolls back what is not committed.
            } finally {
                database.connections().giveBack(begun, Purpose.HANDLER, failed);
            }
        }
    }
}
