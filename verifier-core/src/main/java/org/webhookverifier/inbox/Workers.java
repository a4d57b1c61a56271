package org.webhookverifier.inbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads of an inbox. */
final class Workers {
    /** From this version on a virtual thread that blocks inside a lock, as drivers of databases do, lets its carrier go. */
    private static final int FIRST_WITHOUT_PINNING = 24;

    private Workers() {}

    /** Returns what makes threads for handlers: virtual ones where the runtime has them and they can block anywhere. */
    static ThreadFactory forHandlers() {
        if (Runtime.version().feature() >= FIRST_WITHOUT_PINNING) {
            try {
                var lookup = MethodHandles.publicLookup();
                Class<?> builder = Class.forName("java.lang.Thread$Builder");
                Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
                Object virtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual))
                        .invoke();
                Object named = lookup.findVirtual(
                                builder, "name", MethodType.methodType(builder, String.class, long.class))
                        .invoke(virtual, "webhook-handler-", 1L);
                return (ThreadFactory)
                        lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class))
                                .invoke(named);
            } catch (Throwable e) {
                // A runtime that has them under other names: threads of the system do as well.
                return platform("webhook-handler-");
            }
        }
        return platform("webhook-handler-");
    }

    /** Starts a thread of the inbox itself. */
    static Thread start(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static ThreadFactory platform(String prefix) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
