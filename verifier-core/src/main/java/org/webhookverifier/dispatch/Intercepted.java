package org.webhookverifier.dispatch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.HandlerCall;
import org.webhookverifier.event.HandlerInterceptor;
import org.webhookverifier.event.Resources;

/**
 * The call of a handler by way of interceptors.
 *
 * @param handler the name of the handler
 * @param interceptors the outermost first
 * @param invocation the call that they are around
 */
record Intercepted(String handler, List<HandlerInterceptor> interceptors, Invocation invocation) implements Invocation {
    /** Keeps its own copy. */
    Intercepted {
        interceptors = List.copyOf(interceptors);
    }

    @Override
    public @Nullable Object call(Object event, Delivery delivery, Resources resources) throws Throwable {
        var run = new Run(event, delivery, resources);
        run.from(0);
        return run.returned;
    }

    /** One run of the handler. */
    private final class Run {
        private final Thread thread = Thread.currentThread();
        private final Object event;
        private final Delivery delivery;
        private final Resources resources;
        private @Nullable Object returned;

        Run(Object event, Delivery delivery, Resources resources) {
            this.event = event;
            this.delivery = delivery;
            this.resources = resources;
        }

        void from(int index) throws Throwable {
            if (index == interceptors.size()) {
                returned = invocation.call(event, delivery, resources);
            } else {
                new Link(this, index).run();
            }
        }
    }

    /** What one interceptor is given. */
    private final class Link implements HandlerCall {
        private final Run run;
        private final int index;
        private boolean called;
        private boolean ended;
        private @Nullable Throwable failure;

        Link(Run run, int index) {
            this.run = run;
            this.index = index;
        }

        void run() throws Throwable {
            try {
                interceptors.get(index).around(this);
            } finally {
                ended = true;
            }
            if (!called) {
                throw new IllegalStateException(name() + " has not called proceed(), so that handler \"" + handler
                        + "\" did not run; call it, or throw what says why the handler must not run");
            }
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public String handler() {
            return handler;
        }

        @Override
        public Delivery delivery() {
            return run.delivery;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the one object that stands for no resources
        public Optional<Resources> resources() {
            return run.resources == Resources.NONE ? Optional.empty() : Optional.of(run.resources);
        }

        @Override
        public void proceed() throws Throwable {
            if (Thread.currentThread() != run.thread) {
                throw refused("on another thread than the handler's");
            }
            if (ended) {
                throw refused("after it had returned");
            }
            if (called) {
                throw refused("a second time");
            }
            called = true;
            try {
                run.from(index + 1);
            } catch (Throwable e) {
                failure = e;
                throw e;
            }
        }

        private IllegalStateException refused(String how) {
            return new IllegalStateException(
                    name() + " has called proceed() " + how + " for handler \"" + handler + "\"; call it once");
        }

        private String name() {
            return "interceptor " + interceptors.get(index).getClass().getName();
        }
    }
}
