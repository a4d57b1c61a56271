package org.webhookverifier.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Connections whose first commit waits until it may go on. */
final class HeldCommits {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    DataSource of(DataSource real) {
        return (DataSource) proxy(DataSource.class, real, false);
    }

    /** Waits until somebody commits. */
    void await() throws InterruptedException {
        reached.await();
    }

    /** Lets the commit go on, and all after it. */
    void release() {
        released.countDown();
    }

    private Object proxy(Class<?> type, Object real, boolean commits) {
        return Proxy.newProxyInstance(
                HeldCommits.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (commits && method.getName().equals("commit")) {
                        reached.countDown();
                        released.await();
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof Connection ? proxy(Connection.class, result, true) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
