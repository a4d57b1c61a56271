package org.webhookverifier.jdbc.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerTransactions;
import org.webhookverifier.inbox.InboxStore;

/** Lets a process die inside of a store: before or after a statement or a commit, whatever it does there. */
final class CrashingStore {
    private final CrashPoint point;

    CrashingStore(CrashPoint point) {
        this.point = point;
    }

    /** Returns the store, which says what it is doing. */
    InboxStore store(InboxStore real) {
        return proxy(InboxStore.class, (proxy, method, arguments) -> {
            if (method.getName().equals("transactions")) {
                return Optional.of(transactions(real.transactions().orElseThrow()));
            }
            return doing(what(method.getName(), arguments), () -> call(real, method, arguments));
        });
    }

    private Object doing(@Nullable String what, Call call) throws Throwable {
        CrashPoint.doing(what);
        try {
            Object result = call.make();
            point.passWithin("end");
            return result;
        } finally {
            CrashPoint.doing(null);
        }
    }

    private interface Call {
        Object make() throws Throwable;
    }

    /** Ends of claims are told apart by what becomes of the entry. */
    private static String what(String method, Object[] arguments) {
        if (!method.equals("complete")) {
            return method;
        }
        var completions = (List<?>) arguments[0];
        boolean retry = completions.stream().anyMatch(each -> ((Completion) each).next() == EntryState.RECEIVED);
        boolean dead = completions.stream().anyMatch(each -> ((Completion) each).next() == EntryState.DEAD);
        return retry ? "retry" : dead ? "bury" : "done";
    }

    private HandlerTransactions transactions(HandlerTransactions real) {
        return proxy(
                HandlerTransactions.class,
                (proxy, method, arguments) -> doing(
                        method.getName().equals("run") ? "transaction" : null, () -> call(real, method, arguments)));
    }

    /** Returns the source of connections, which die where they are told to. */
    DataSource source(DataSource real) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                return around("commit", real, method, arguments);
            }
            Object result = call(real, method, arguments);
            return result instanceof Statement statement ? statement(statement) : result;
        });
    }

    private Statement statement(Statement real) {
        Class<? extends Statement> type =
                real instanceof java.sql.PreparedStatement ? java.sql.PreparedStatement.class : Statement.class;
        return proxy(type, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(real, method, arguments);
            }
            boolean ends = arguments != null && arguments.length > 0 && "commit".equals(arguments[0]);
            boolean begins = arguments != null
                    && arguments.length > 0
                    && String.valueOf(arguments[0]).startsWith("begin");
            return begins
                    ? call(real, method, arguments)
                    : around(ends ? "commit" : "statement", real, method, arguments);
        });
    }

    private Object around(String place, Object real, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        point.passWithin(place + ".before");
        Object result = call(real, method, arguments);
        point.passWithin(place + ".after");
        return result;
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<? extends T> type, InvocationHandler handler) {
        @SuppressWarnings("unchecked")
        T made = (T) Proxy.newProxyInstance(CrashingStore.class.getClassLoader(), new Class<?>[] {type}, handler);
        return made;
    }
}
