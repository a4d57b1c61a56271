package org.webhookverifier.event;

/**
 * Goes around the runs of handlers: for the tenant, the logging context, a span, a timer.
 *
 * <pre>{@code
 * receiver.interceptor(call -> {
 *     try (var closed = MDC.putCloseable("delivery", call.delivery().id())) {
 *         call.proceed();
 *     }
 * });
 * }</pre>
 *
 * <p>It is one method around the run, and not one before and one after it, so that whatever it opens is closed by the
 * {@code try} or {@code finally} of the language, also if something between throws.
 *
 * <p>It is called for each run of a handler, with each retry again, on the thread of the handler and within its time-out. It is not
 * called where no handler runs: the delivery is filtered, paused or unreadable, or the handler had finished before. Of several, the
 * one that the receiver was given first is outermost.
 *
 * <p>A handler that runs in a transaction does so together with its interceptors: what they write by its {@linkplain
 * HandlerCall#resources() connection} is committed and rolled back with what the handler writes. They do not see whether the
 * commit succeeded; listeners of attempts do.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface HandlerInterceptor {
    /**
     * Runs the handler by {@link HandlerCall#proceed}, on the same thread and exactly once.
     *
     * <p>An interceptor can fail a handler, and cannot make one count as done that is not. Whatever it throws counts as if the
     * handler had thrown it, with {@link RetryLater} and {@link Unprocessable} in their meaning, also after the handler has
     * returned. If it returns without having called {@code proceed}, the handler has failed with an
     * {@link IllegalStateException} that names the class of the interceptor. If it returns although the handler threw, what the
     * handler threw counts all the same.
     *
     * @throws Throwable as {@code proceed} does, unchanged, or anything of its own
     */
    @SuppressWarnings("IllegalThrows") // what handlers throw passes through
    void around(HandlerCall call) throws Throwable;
}
