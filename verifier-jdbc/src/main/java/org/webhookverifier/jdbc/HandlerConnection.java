package org.webhookverifier.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.jdbc.JdbcTransactions.HandlerTransaction;

/** The connection as a handler sees it: it can do everything but end the transaction. */
final class HandlerConnection implements InvocationHandler {
    private final HandlerTransaction transaction;

    private HandlerConnection(HandlerTransaction transaction) {
        this.transaction = transaction;
    }

    static Connection of(HandlerTransaction transaction) {
        return (Connection) Proxy.newProxyInstance(
                HandlerConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new HandlerConnection(transaction));
    }

    @Override
    @SuppressWarnings("IllegalThrows") // the interface says so
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "toString" -> "the connection of the handler's transaction";
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            case "close" ->
                null; // a handler may close what it is given; the transaction goes on until the handler returns
            case "isClosed" -> transaction.hasEnded();
            default -> inTransaction(method, arguments);
        };
    }

    private @Nullable Object inTransaction(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (transaction.hasEnded()) {
            throw new SQLException("The handler has returned, and its transaction has ended.", "08003");
        }
        return switch (method.getName()) {
            case "getAutoCommit" -> false;
            case "commit", "abort", "setTransactionIsolation" -> refuse(method.getName());
            case "rollback" -> arguments == null ? refuse("rollback") : onConnection(method, arguments);
            case "setAutoCommit" ->
                arguments != null && Boolean.TRUE.equals(arguments[0]) ? refuse("setAutoCommit(true)") : null;
            default -> onConnection(method, arguments);
        };
    }

    private @Nullable Object onConnection(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(transaction.session().connection(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static Object refuse(String what) throws SQLException {
        throw new SQLException(
                what
                        + " is not for handlers: what they write is committed together with the note that they have finished, and"
                        + " rolled back when they throw.",
                "25000");
    }
}
