package org.webhookverifier.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.inbox.InboxStoreException;

/** Turns what drivers throw into what may be logged: their messages hold values of rows, now and then. */
final class Failures {
    private Failures() {}

    /** Returns what is thrown when an operation failed. */
    static InboxStoreException of(String operation, SQLException failure) {
        var message =
                new StringBuilder("The database could not ").append(operation).append(": ");
        return new InboxStoreException(message.append(described(failure)).toString(), withoutValues(failure));
    }

    /** Returns whether the database gave the transaction up for another one's sake: nothing has happened, and it can be done again. */
    static boolean isLostRace(SQLException failure) {
        String state = failure.getSQLState();
        return "40001".equals(state) || "40P01".equals(state) || (failure.getErrorCode() == 1213 && state != null);
    }

    /** Returns an exception of the same place without the driver's message. */
    static SQLException withoutValues(SQLException failure) {
        var copy = new SQLException(described(failure), failure.getSQLState(), failure.getErrorCode());
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    private static String described(SQLException failure) {
        String text = failure.getClass().getName() + ", SQL state " + failure.getSQLState() + ", code "
                + failure.getErrorCode();
        return holdsNoValues(failure) ? text + ", " + failure.getMessage() : text;
    }

    private static boolean holdsNoValues(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure.getClass().getName().startsWith("org.sqlite.")
                || concernsTheServer(failure.getSQLState());
    }

    /** Connections, passwords, names of databases, resources, operators: but never what is in a row. */
    private static boolean concernsTheServer(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("28")
                        || state.startsWith("3D")
                        || state.startsWith("53")
                        || state.startsWith("57"));
    }
}
