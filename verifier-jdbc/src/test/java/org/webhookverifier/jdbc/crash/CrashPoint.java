package org.webhookverifier.jdbc.crash;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A place at which a process dies, without a goodbye: nothing is flushed, closed or rolled back by it.
 *
 * <p>What a thread is doing is kept with the thread, so that a statement or a commit can be told from another.
 */
final class CrashPoint {
    /** What a process ends with that died as it should. */
    static final int HALTED = 77;

    private static final ThreadLocal<String> DOING = new ThreadLocal<>();

    private final String name;
    private final AtomicInteger left;

    /** @param name for example {@code accept.commit.before} */
    CrashPoint(String name) {
        this.name = name;
        // What is done once in a life is passed once; of the rest one of the first three times counts.
        boolean once = List.of("change", "unpark", "retry", "bury")
                .contains(name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.')));
        this.left = new AtomicInteger(once ? 1 : 1 + ThreadLocalRandom.current().nextInt(3));
    }

    /** Dies here if this is the place, the first, second or third time. */
    void pass(String place) {
        if (name.equals(place) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    /** Dies here if this is the place in what the thread is doing. */
    void passWithin(String place) {
        String doing = DOING.get();
        if (doing != null) {
            pass(doing + "." + place);
        }
    }

    /** Says what the thread is doing; {@code null} when it has done it. */
    static void doing(@Nullable String what) {
        if (what == null) {
            DOING.remove();
        } else {
            DOING.set(what);
        }
    }
}
