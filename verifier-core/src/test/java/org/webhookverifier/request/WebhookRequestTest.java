package org.webhookverifier.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookRequestTest {
    @Test
    void holds_what_it_was_given() {
        byte[] body = "{}".getBytes(UTF_8);
        var request = WebhookRequest.of("PUT", "/webhooks/a?x=%2F")
                .header("X-A", "1")
                .header("x-a", "2")
                .peer("192.0.2.1")
                .body(body)
                .build();

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo("/webhooks/a?x=%2F");
        assertThat(request.headers().all("X-A")).containsExactly("1", "2");
        assertThat(request.peer()).hasValue("192.0.2.1");
        assertThat(request.body()).isSameAs(body);
    }

    @Test
    void a_header_that_the_server_does_not_have_is_not_there() {
        var request = WebhookRequest.post("/").header("X-Signature", null).build();

        assertThat(request.headers().size()).isZero();
    }

    @Test
    void no_body_is_an_empty_body() {
        assertThat(WebhookRequest.post("/").build().body()).isEmpty();
        assertThat(WebhookRequest.post("/").body(null).build().body()).isEmpty();
    }

    @Test
    void the_peer_may_be_unknown() {
        assertThat(WebhookRequest.post("/").peer(null).build().peer()).isEmpty();
    }

    @Test
    void another_body_leaves_everything_else() {
        var request =
                WebhookRequest.post("/a").header("X-A", "1").peer("192.0.2.1").build();
        var changed = request.withBody(new byte[] {7});

        assertThat(changed.body()).containsExactly(7);
        assertThat(request.body()).isEmpty();
        assertThat(changed.headers()).isSameAs(request.headers());
        assertThat(changed.target()).isEqualTo("/a");
        assertThat(changed.peer()).hasValue("192.0.2.1");
        assertThat(changed.method()).isEqualTo("POST");
    }

    @Test
    void the_printed_form_holds_no_query_no_header_value_and_no_body() {
        var request = WebhookRequest.post("/webhooks/a?token=canary")
                .header("Authorization", "canary")
                .body("canary".getBytes(UTF_8))
                .build();

        assertThat(request).hasToString("WebhookRequest[POST /webhooks/a, 1 headers, 6 bytes]");
    }

    @Test
    void the_printed_form_cannot_break_a_log_line() {
        var request = WebhookRequest.of("GET\n", "/a\r\nINFO forged\u001B[2J" + "a".repeat(100_000))
                .build();

        assertThat(request.toString()).matches("[ -~]{1,500}").contains("GET? /a??INFO forged?[2J");
    }
}
