package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.Mutation;
import org.webhookverifier.testkit.adapter.RawHttp;

/** When the servlet behind the filter is called, and what its answer means for the next copy of the delivery. */
abstract class HandoverCases extends PassThroughCases {
    @Test
    void a_delivery_that_the_servlet_answered_with_2xx_is_done() throws Exception {
        servlet.does((request, response) -> {
            response.setStatus(202);
            response.getWriter().print("thank you");
        });
        RawHttp.Response first = send(github.sign(BODY));

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.text()).isEqualTo("thank you");
        assertDone(github.sign(BODY), true);
        assertThat(outcomes()).containsExactly(Outcome.HANDLED, Outcome.DUPLICATE);
    }

    @Test
    void a_delivery_that_the_servlet_did_not_answer_with_2xx_comes_again() throws Exception {
        for (int status : new int[] {301, 404, 429, 500, 503}) {
            WebhookRequest signed = github.sign("set " + status);
            servlet.does((request, response) -> response.setStatus(status));
            assertThat(send(signed).status()).isEqualTo(status);
            assertDone(signed, false);
            WebhookRequest other = github.sign("sent " + status);
            servlet.does((request, response) -> response.sendError(status));
            assertThat(send(other).status()).isEqualTo(status);
            assertDone(other, false);
        }
        assertThat(((Receipt.Failed) receipts.get(0)).error()).hasMessage("the application answered 301");
    }

    @Test
    void a_delivery_for_which_the_servlet_threw_comes_again() throws Exception {
        Programmable.Work[] faults = {
            (request, response) -> {
                throw new IOException("on purpose");
            },
            (request, response) -> {
                throw new ServletException("on purpose");
            },
            (request, response) -> {
                throw new IllegalStateException("on purpose");
            },
            (request, response) -> {
                throw new StackOverflowError("on purpose");
            }
        };
        for (int i = 0; i < faults.length; i++) {
            servlet.does(faults[i]);
            assertThat(send(github.sign("fault " + i)).status()).isEqualTo(500);
            assertThat(((Receipt.Failed) receipts.get(2 * i)).error()).hasStackTraceContaining("on purpose");
            assertDone(github.sign("fault " + i), false);
        }
    }

    @Test
    void what_is_refused_or_a_handshake_never_reaches_the_servlet() throws Exception {
        servlet.does((request, response) -> response.getWriter().print("reached"));
        RawHttp.Response forged = send(github.sign(BODY, Mutation.flippedBodyBit(3)));
        RawHttp.Response get = send(WebhookRequest.of("GET", "/webhooks/github").build());
        RawHttp.Response handshake = send(slack.sign("{\"type\":\"url_verification\",\"challenge\":\"abc\"}"));

        assertThat(forged.status()).isEqualTo(401);
        assertThat(forged.body()).isEmpty();
        assertThat(get.status()).isEqualTo(405);
        assertThat(handshake.text()).isEqualTo("abc");
        assertThat(servlet.calls()).isZero();
    }

    @Test
    void no_other_spelling_of_the_path_leads_past_the_filter() throws Exception {
        for (String path : List.of(
                "/webhooks/github",
                "/webhooks/github;jsessionid=1",
                "/webhooks;a/github",
                "/webhooks/%67ithub",
                "/%77ebhooks/github",
                "/x/../webhooks/github",
                "/./webhooks/github",
                "/webhooks//github",
                "//webhooks/github",
                "/x/..;/webhooks/github",
                "/x/%2e%2e/webhooks/github")) {
            RawHttp.Response response =
                    send(WebhookRequest.post(path).body(BODY).build());
            assertThat(response.status()).as(path).isBetween(400, 499);
            assertThat(servlet.calls()).as(path).isZero();
        }
    }

    @Test
    void a_copy_that_comes_while_the_servlet_works_is_asked_to_come_again() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        servlet.does((request, response) -> {
            begun.countDown();
            assertThat(awaits(mayEnd)).isTrue();
        });
        var first = CompletableFuture.supplyAsync(() -> status(github.sign(BODY)));
        assertThat(awaits(begun)).isTrue();
        int copy = status(github.sign(BODY));
        mayEnd.countDown();

        assertThat(copy).isEqualTo(503);
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(servlet.calls()).isEqualTo(1);
    }

    @Test
    void does_not_let_the_servlet_promise_what_the_store_does_not_know() throws Exception {
        container.stop();
        var receiver = WebhookReceiver.builder()
                .source(Source.of("github", "pass-through-secret"))
                .dedupStore(new Forgetful())
                .build();
        container = container()
                .filter(WebhookFilter.passThrough(receiver), "/*")
                .servlet(servlet, "/webhooks/*")
                .start();
        servlet.does((request, response) -> {
            response.setHeader("X-From-Servlet", "yes");
            response.getWriter().print("done");
        });
        RawHttp.Response answer = send(github.sign(BODY));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().first("X-From-Servlet")).isEmpty();
        assertThat(answer.headers().first("Retry-After")).isPresent();
    }

    @Test
    void a_request_that_was_forwarded_is_not_looked_at_again() throws Exception {
        servlet.does((request, response) ->
                request.getRequestDispatcher("/target/a?added=1").forward(request, response));
        target.does((request, response) -> {
            assertThat(WebhookFilter.delivery(request).body()).isEqualTo(BODY);
            assertThat(request.getParameter("added")).isEqualTo("1");
            request.getInputStream().transferTo(response.getOutputStream());
        });
        assertThat(send(github.sign(BODY)).body()).isEqualTo(BODY);
        awaitReceipts(1);
        assertThat(outcomes()).containsExactly(Outcome.HANDLED);
    }

    @Test
    void a_request_that_was_forwarded_to_the_path_of_a_source_does_not_become_a_verified_one() throws Exception {
        target.does((request, response) ->
                request.getRequestDispatcher("/webhooks/github").forward(request, response));
        servlet.does((request, response) -> {
            try {
                WebhookFilter.delivery(request);
                response.getWriter().print("verified");
            } catch (IllegalStateException e) {
                response.getWriter().print(e.getMessage());
            }
        });
        assertThat(send(WebhookRequest.post("/target/a").body(BODY).build()).text())
                .startsWith("The request carries no verified delivery");
        assertThat(receipts).isEmpty();
    }

    private int status(WebhookRequest request) {
        try {
            return send(request).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A store that breaks down between claim and completion. */
    private static final class Forgetful implements DedupStore {
        @Override
        public Claim claim(DeliveryKey key, long fingerprint, Duration lease) {
            return new Claim.Claimed(1, Set.of());
        }

        @Override
        public boolean complete(DeliveryKey key, long token, Duration retention) {
            throw new IllegalStateException("the store is gone");
        }

        @Override
        public boolean release(DeliveryKey key, long token, Set<String> finished, Duration retention) {
            throw new IllegalStateException("the store is gone");
        }
    }
}
