package org.webhookverifier.dispatch;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.event.Resources;

/** The call of a handler. */
sealed interface Invocation permits Invocation.OfMethod, Invocation.OfLambda, Intercepted {
    /** Calls the handler and returns what it returns; what it throws comes out as it was thrown. */
    @Nullable
    Object call(Object event, Delivery delivery, Resources resources) throws Throwable;

    /**
     * The call of a method.
     *
     * @param method takes an object, the delivery and the resources, and returns an object, or {@code null} if it has nothing to return
     */
    record OfMethod(MethodHandle method) implements Invocation {
        @Override
        public @Nullable Object call(Object event, Delivery delivery, Resources resources) throws Throwable {
            return (Object) method.invokeExact(event, delivery, resources);
        }
    }

    /** The call of a lambda. */
    record OfLambda<T>(Class<T> event, EventHandler<? super T> handler) implements Invocation {
        @Override
        public @Nullable Object call(Object object, Delivery delivery, Resources resources) throws Throwable {
            handler.handle(event.cast(object), delivery);
            return null;
        }
    }
}
