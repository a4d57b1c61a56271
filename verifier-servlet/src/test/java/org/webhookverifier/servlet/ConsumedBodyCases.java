package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.adapter.RawHttp;

/** A body that a filter in front has read is a fault of the application, and is told as that. */
abstract class ConsumedBodyCases extends ManagedCases {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void names_the_filter_that_asked_for_a_parameter_of_a_form_as_the_cause() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getParameter("a")).isEqualTo("1");
            chain.doFilter(request, response);
        });
        assertConsumed(slack.contentType(FORM).sign("a=1"), "getParameter() or the like; content type " + FORM);
        assertConsumed(
                slack.contentType(FORM).target("/webhooks/slack?q=1&&r=2").sign("a=1"),
                "getParameter() or the like; content type " + FORM);
    }

    @Test
    void names_the_filter_that_asked_for_a_parameter_of_a_form_in_chunks_as_the_cause() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getParameterMap()).containsKey("a");
            chain.doFilter(request, response);
        });
        try (RawHttp http = RawHttp.open(container.uri())) {
            assertThat(http.sendChunked(slack.contentType(FORM).sign("a=1"), 2).status())
                    .isEqualTo(500);
        }
        assertLogged("getParameter() or the like; content type " + FORM);
    }

    @Test
    void names_the_filter_that_read_the_stream_as_the_cause() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getInputStream().readAllBytes()).isNotEmpty();
            chain.doFilter(request, response);
        });
        assertConsumed(github.sign("{}"), "read the stream; content type application/json");
    }

    @Test
    void names_the_filter_that_asked_for_the_reader_as_the_cause() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getReader().read()).isEqualTo('{');
            chain.doFilter(request, response);
        });
        assertConsumed(github.sign("{}"), "called getReader(); content type application/json");
    }

    @Test
    void a_body_that_was_read_before_does_not_hide_that_a_request_is_refused_anyway() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getParameter("a")).isNull();
            chain.doFilter(request, response);
        });
        assertThat(send(WebhookRequest.of("GET", "/webhooks/github").build()).status())
                .isEqualTo(405);
        assertThat(send(github.header("Content-Encoding", "gzip")
                                .contentType(FORM)
                                .sign("b=1"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void an_empty_body_was_not_read_by_anybody() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getParameterMap()).hasSizeLessThan(2);
            chain.doFilter(request, response);
        });
        assertThat(send(slack.contentType(FORM).target("/webhooks/slack?q=1").sign(""))
                        .status())
                .isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    @Test
    void works_behind_a_filter_that_wraps_the_request_or_asks_for_parameters_of_the_query_alone() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getParameter("a")).isEqualTo("1");
            chain.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request), response);
        });
        assertThat(send(github.target("/webhooks/github?a=1").sign("{}")).status())
                .isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    private void startBehind(Filter first) throws Exception {
        container = container()
                .filter(first, "/*")
                .filter(new WebhookFilter(receiver()), "/*")
                .servlet(new Application(), "/")
                .start();
    }

    private void assertConsumed(WebhookRequest request, String cause) throws Exception {
        RawHttp.Response response = send(request);
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
        assertLogged(cause);
    }

    private void assertLogged(String cause) {
        Receipt receipt = receipts.get(receipts.size() - 1);
        assertThat(receipt.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(receipt.reason()).isEqualTo("body_consumed");
        assertThat(handled).isEmpty();
        assertThat(LogWatch.drain())
                .filteredOn(text -> text.startsWith("webhook"))
                .singleElement()
                .asString()
                .startsWith("webhook refused (body_consumed: the body was read before it could be verified")
                .contains(cause);
    }
}
