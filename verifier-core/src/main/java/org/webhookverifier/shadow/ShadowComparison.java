package org.webhookverifier.shadow;

import java.util.List;

/**
 * Compares what the old and the new code of an application make of one delivery, without effect: it computes and writes nothing.
 *
 * @param <O> the model of the old code
 * @param <N> the model of the new code
 */
@FunctionalInterface
public interface ShadowComparison<O, N> {
    /**
     * Returns what differs, a text for each difference; nothing if the two agree. The texts are written to the log: let them name
     * what differs, and hold no values that a log must not.
     *
     * @throws Exception if it cannot be told; this is reported, and changes nothing
     */
    List<String> differences(O older, N newer) throws Exception;
}
