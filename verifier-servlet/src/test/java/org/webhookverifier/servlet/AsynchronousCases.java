package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;

/** The servlet behind the filter may answer later, and may read with a listener. */
abstract class AsynchronousCases extends PassThroughCases {
    @Test
    void a_delivery_is_done_when_the_answer_that_comes_later_is_2xx() throws Exception {
        servlet.does((request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                print(context, new String(readAll(context), StandardCharsets.UTF_8));
                context.complete();
            });
        });
        assertThat(send(github.sign(BODY)).body()).isEqualTo(BODY);
        awaitReceipts(1);
        assertDone(github.sign(BODY), true);
    }

    @Test
    void a_delivery_is_done_when_the_servlet_completes_at_once() throws Exception {
        servlet.does((request, response) -> request.startAsync().complete());
        assertThat(send(github.sign(BODY)).status()).isEqualTo(200);
        awaitReceipts(1);
        assertDone(github.sign(BODY), true);
    }

    @Test
    void a_delivery_comes_again_when_the_answer_that_comes_later_is_an_error() throws Exception {
        servlet.does((request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                response.setStatus(503);
                context.complete();
            });
        });
        assertThat(send(github.sign(BODY)).status()).isEqualTo(503);
        awaitReceipts(1);
        assertDone(github.sign(BODY), false);
    }

    @Test
    void a_delivery_comes_again_when_no_answer_came_in_time() throws Exception {
        // Jetty misses a time-out that is over before the servlet has returned.
        servlet.does((request, response) -> request.startAsync().setTimeout(300));
        assertThat(send(github.sign(BODY)).status()).isGreaterThanOrEqualTo(500);
        awaitReceipts(1);
        assertDone(github.sign(BODY), false);
    }

    @Test
    void a_delivery_comes_again_when_the_servlet_throws_after_it_has_started_to_be_asynchronous() throws Exception {
        servlet.does((request, response) -> {
            request.startAsync();
            throw new IllegalStateException("on purpose");
        });
        assertThat(send(github.sign(BODY)).status()).isEqualTo(500);
        awaitReceipts(1);
        assertThat(outcomes()).containsExactly(Outcome.FAILED);
        assertDone(github.sign(BODY), false);
    }

    @Test
    void an_asynchronous_dispatch_finds_delivery_and_body_and_is_not_looked_at_again() throws Exception {
        servlet.does((request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                assertThat(WebhookFilter.delivery(request).body()).isEqualTo(BODY);
                request.getInputStream().transferTo(response.getOutputStream());
            } else {
                request.startAsync().dispatch();
            }
        });
        assertThat(send(github.sign(BODY)).body()).isEqualTo(BODY);
        awaitReceipts(1);
        assertThat(outcomes()).containsExactly(Outcome.HANDLED);
    }

    @Test
    void a_second_round_of_asynchronous_work_ends_the_claim_once() throws Exception {
        servlet.does((request, response) -> {
            boolean again = request.getDispatcherType() == DispatcherType.ASYNC;
            AsyncContext context = request.startAsync();
            context.start(again ? context::complete : () -> context.dispatch("/target/a"));
        });
        target.does((request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                print(context, "second");
                context.complete();
            });
        });
        assertThat(send(github.sign(BODY)).text()).isEqualTo("second");
        awaitReceipts(1);
        assertDone(github.sign(BODY), true);
        assertThat(outcomes()).containsExactly(Outcome.HANDLED, Outcome.DUPLICATE);
    }

    @Test
    void a_listener_gets_the_bytes_after_the_servlet_has_returned() throws Exception {
        var events = new CopyOnWriteArrayList<String>();
        servlet.does((request, response) -> {
            AsyncContext context = request.startAsync();
            request.getInputStream().setReadListener(new Echo(context, events));
            assertThatThrownBy(() -> request.getInputStream().setReadListener(new Echo(context, events)))
                    .isInstanceOf(IllegalStateException.class);
            events.add("returned");
        });
        assertThat(send(github.sign(BODY)).body()).isEqualTo(BODY);
        awaitReceipts(1);
        assertThat(events).containsExactly("returned", "available", "all");
        assertDone(github.sign(BODY), true);
    }

    @Test
    void a_listener_that_is_set_later_gets_the_bytes_too() throws Exception {
        var events = new CopyOnWriteArrayList<String>();
        servlet.does((request, response) -> {
            AsyncContext context = request.startAsync();
            ServletInputStream in = request.getInputStream();
            CompletableFuture.runAsync(() -> in.setReadListener(new Echo(context, events)));
        });
        assertThat(send(github.sign(BODY)).body()).isEqualTo(BODY);
        assertThat(events).containsExactly("available", "all");
    }

    @Test
    void a_listener_of_an_empty_body_learns_of_its_end() throws Exception {
        var events = new CopyOnWriteArrayList<String>();
        servlet.does((request, response) -> {
            AsyncContext context = request.startAsync();
            request.getInputStream().setReadListener(new Echo(context, events));
        });
        assertThat(send(github.sign("")).status()).isEqualTo(200);
        assertThat(events).containsExactly("all");
    }

    @Test
    void a_listener_hears_of_what_it_threw() throws Exception {
        var events = new CopyOnWriteArrayList<String>();
        servlet.does((request, response) -> {
            AsyncContext context = request.startAsync();
            request.getInputStream().setReadListener(new Echo(context, events) {
                @Override
                public void onAllDataRead() {
                    throw new IllegalStateException("on purpose");
                }
            });
        });
        assertThat(send(github.sign(BODY)).status()).isEqualTo(500);
        awaitReceipts(1);
        assertThat(events).containsExactly("available", "error on purpose");
        assertDone(github.sign(BODY), false);
    }

    @Test
    void a_listener_needs_an_asynchronous_request() throws Exception {
        servlet.does((request, response) -> assertThatThrownBy(
                        () -> request.getInputStream().setReadListener(new Echo(null, new CopyOnWriteArrayList<>())))
                .isInstanceOf(IllegalStateException.class));
        assertThat(send(github.sign(BODY)).status()).isEqualTo(200);
    }

    private static byte[] readAll(AsyncContext context) {
        try {
            return context.getRequest().getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(AsyncContext context, String text) {
        try {
            context.getResponse().setContentType("text/plain;charset=UTF-8");
            context.getResponse().getWriter().print(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends back what it reads. */
    private static class Echo implements ReadListener {
        private final AsyncContext context;
        private final CopyOnWriteArrayList<String> events;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Echo(AsyncContext context, CopyOnWriteArrayList<String> events) {
            this.context = context;
            this.events = events;
        }

        @Override
        public void onDataAvailable() throws IOException {
            events.add("available");
            ServletInputStream in = context.getRequest().getInputStream();
            while (in.isReady() && !in.isFinished()) {
                read.write(in.read());
            }
        }

        @Override
        public void onAllDataRead() throws IOException {
            events.add("all");
            context.getResponse().getOutputStream().write(read.toByteArray());
            context.complete();
        }

        @Override
        public void onError(Throwable error) {
            events.add("error " + error.getMessage());
            ((HttpServletResponse) context.getResponse()).setStatus(500);
            context.complete();
        }
    }
}
