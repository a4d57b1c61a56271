package org.webhookverifier.dispatch;

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
        /** Calls the handler with the resources that it may ask for. */
        @SuppressWarnings("IllegalThrows") // a handler may throw anything
        void with(Resources resources) throws Throwable;
    }
}
