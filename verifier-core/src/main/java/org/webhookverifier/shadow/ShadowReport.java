package org.webhookverifier.shadow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;

/**
 * What a shadow found in one delivery.
 *
 * @param handler the name of the handler that it shadows
 * @param delivery the delivery, which that handler has finished
 * @param finding the finding in one word
 * @param differences what the comparison returned
 * @param error why there was no comparison, or {@code null}
 */
public record ShadowReport(
        String handler,
        Delivery delivery,
        Finding finding,
        List<String> differences,
        @Nullable Throwable error) {

    /** Keeps its own copy of the differences. */
    public ShadowReport {
        differences = List.copyOf(differences);
    }

    /** What was found, in one word. */
    public enum Finding {
        /** The old and the new code agree. */
        SAME,
        /** They do not. */
        DIFFERENT,
        /** The comparison threw. */
        FAILED,
        /** The payload does not fit one of the models, or an upcast failed. */
        UNREADABLE,
        /** One of the models does not read this version of the payload. */
        UNSUPPORTED_VERSION,
        /** Too much was waiting to be compared, or the receiver was closed. Is counted and not reported. */
        LEFT_OUT
    }
}
