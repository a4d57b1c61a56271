package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;

/** The servlet behind the filter may answer later. */
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
}
