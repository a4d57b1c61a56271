package org.webhookverifier.dispatch;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Resources;

/** Calls a handler, perhaps with something before and after it. */
@FunctionalInterface
public interface HandlerCaller {
    /** Calls the handler once; what this throws is what the handler threw, or counts as if it had. */
    @SuppressWarnings("IllegalThrows") // a handler may throw anything
    void call(Call handler) throws Throwable;

    /** The call that is to be made. */
    @FunctionalInterface
    interface Call {
        /** Calls the handler with the resources that it may ask for, and returns what it has returned. */
        @SuppressWarnings("IllegalThrows") // a handler may throw anything
        @Nullable
        Object with(Resources resources) throws Throwable;
    }
}
