package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The servlet behind the filter may read with a listener. */
abstract class ListenerCases extends PassThroughCases {
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
