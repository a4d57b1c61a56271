package org.webhookverifier.testkit.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.webhookverifier.inbox.InboxStore;

/** Puts something before the calls of a store: a fault, or a wait. */
final class FaultyStore {
    private final Map<String, Shop.Step> before = new ConcurrentHashMap<>();
    private final InboxStore store;

    FaultyStore(InboxStore real) {
        store = (InboxStore) Proxy.newProxyInstance(
                InboxStore.class.getClassLoader(), new Class<?>[] {InboxStore.class}, (proxy, method, arguments) -> {
                    Shop.Step step = before.get(method.getName());
                    if (step != null) {
                        step.run();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    InboxStore store() {
        return store;
    }

    void before(String method, Shop.Step step) {
        before.put(method, step);
    }

    void fail(String method) {
        before(method, () -> {
            throw new IllegalStateException("the store is down");
        });
    }

    void heal(String method) {
        before.remove(method);
    }
}
