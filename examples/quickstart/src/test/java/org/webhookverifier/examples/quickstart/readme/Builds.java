package org.webhookverifier.examples.quickstart.readme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for the application in the README. */
final class Builds {
    static final List<String> STARTED = new CopyOnWriteArrayList<>();

    private Builds() {}

    static void start(String ref, String commit) {
        STARTED.add(ref + " at " + commit);
    }
}
