package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.provider.HmacScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.testkit.adapter.RawHttp;

/** The filter among other filters, error pages and dispatches of its container. */
abstract class FilterCases {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SECRET = "filter-secret";
    private static final Provider QUIET = Provider.builder("quiet")
            .scheme(HmacScheme.header("X-Signature"))
            .successStatus(204)
            .build();

    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private final List<Delivery> handled = new CopyOnWriteArrayList<>();
    private final WebhookSigner slack = WebhookSigner.of("slack", SECRET);
    private final WebhookSigner github = WebhookSigner.of("github", SECRET);
    private Container container;

    abstract Container container();

    @BeforeEach
    void forget() {
        List<String> unused = LogWatch.drain();
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
    }

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
            assertThat(http.sendChunked(slack.contentType(FORM).sign("a=1"), 2).status()).isEqualTo(500);
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
        assertThat(send(WebhookRequest.of("GET", "/webhooks/github").build()).status()).isEqualTo(405);
        assertThat(send(github.header("Content-Encoding", "gzip").contentType(FORM).sign("b=1")).status())
                .isEqualTo(415);
    }

    @Test
    void an_empty_body_was_not_read_by_anybody() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getParameterMap()).hasSizeLessThan(2);
            chain.doFilter(request, response);
        });
        assertThat(send(slack.contentType(FORM).target("/webhooks/slack?q=1").sign("")).status()).isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    @Test
    void works_behind_a_filter_that_wraps_the_request_or_asks_for_parameters_of_the_query_alone() throws Exception {
        startBehind((request, response, chain) -> {
            assertThat(request.getParameter("a")).isEqualTo("1");
            chain.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request), response);
        });
        assertThat(send(github.target("/webhooks/github?a=1").sign("{}")).status()).isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    @Test
    void shows_no_error_page_to_the_sender() throws Exception {
        var page = new Programmable();
        page.does((request, response) -> response.getWriter().print("page"));
        container = container()
                .filter(new WebhookFilter(receiver()), "/*")
                .servlet(new Application(), "/")
                .servlet(page, "/page")
                .errorPage(401, "/page")
                .errorPage(404, "/page")
                .start();
        assertThat(send(WebhookRequest.post("/webhooks/github").build()).body()).isEmpty();
        assertThat(page.calls()).isZero();
        assertThat(send(WebhookRequest.post("/nowhere").build()).text()).isEqualTo("page");
    }

    @Test
    void an_error_page_of_the_application_is_not_looked_at_though_it_has_the_path_of_a_source() throws Exception {
        var page = new Programmable();
        page.does((request, response) -> response.getWriter().print(request.getDispatcherType()));
        container = container()
                .filter(new WebhookFilter(receiver()), "/*")
                .servlet(new Application(), "/")
                .servlet(page, "/webhooks/github")
                .errorPage(404, "/webhooks/github")
                .start();
        assertThat(send(WebhookRequest.post("/nowhere").build()).text()).isEqualTo(DispatcherType.ERROR.name());
        assertThat(receipts).isEmpty();
    }

    @Test
    void a_request_that_two_filters_let_pass_is_looked_at_once() throws Exception {
        WebhookReceiver receiver = receiver();
        var servlet = new Programmable();
        container = container()
                .filter(WebhookFilter.passThrough(receiver), "/*")
                .filter(WebhookFilter.passThrough(receiver), "/webhooks/*")
                .filter(new WebhookFilter(receiver), "/webhooks/github")
                .servlet(servlet, "/")
                .start();
        assertThat(send(github.sign("{}")).status()).isEqualTo(200);
        assertThat(servlet.calls()).isEqualTo(1);
        assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.HANDLED);
    }

    @Test
    void answers_204_without_a_length_and_goes_on() throws Exception {
        container = container().filter(new WebhookFilter(receiver()), "/*").servlet(new Application(), "/").start();
        WebhookSigner quiet = WebhookSigner.of(QUIET, SECRET);
        try (RawHttp http = RawHttp.open(container.uri())) {
            for (int i = 0; i < 3; i++) {
                RawHttp.Response response = http.send(quiet.sign("body " + i));
                assertThat(response.status()).isEqualTo(204);
                assertThat(response.headers().first("Content-Length")).isEmpty();
            }
        }
        assertThat(handled).hasSize(3);
    }

    private WebhookReceiver receiver() {
        return WebhookReceiver.builder()
                .source(Source.of("github", SECRET))
                .source(Source.of("slack", SECRET))
                .source(Source.named("quiet").provider(QUIET).secrets(SECRET))
                .fallback("all", (event, delivery) -> handled.add(delivery))
                .listener(receipts::add)
                .build();
    }

    private void startBehind(Filter first) throws Exception {
        container = container()
                .filter(first, "/*")
                .filter(new WebhookFilter(receiver()), "/*")
                .servlet(new Application(), "/")
                .start();
    }

    private RawHttp.Response send(WebhookRequest request) throws Exception {
        return RawHttp.exchange(container.uri(), request);
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
