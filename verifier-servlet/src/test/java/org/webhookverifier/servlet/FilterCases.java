package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.testkit.adapter.RawHttp;

/** The filter among other filters, error pages and dispatches of its container. */
abstract class FilterCases extends ManagedCases {
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
        container = container()
                .filter(new WebhookFilter(receiver()), "/*")
                .servlet(new Application(), "/")
                .start();
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
}
