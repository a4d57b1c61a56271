package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.request.WebhookRequest;

/** Requests get to the source and tenant that the path names, and all others to the application as they came. */
abstract class PathCases {
    private static final String SAME = "{\"a\":\"same for both\"}";

    abstract Stage stage();

    @Test
    void tells_tenants_by_the_path() throws Exception {
        Delivery north = stage().handled(stage().signer("shops", "north").sign(SAME));
        Delivery south = stage().handled(stage().signer("shops", "south").sign(SAME));

        assertThat(north.tenant()).isEqualTo("north");
        assertThat(south.tenant()).isEqualTo("south");
        assertThat(north.key().value()).isEqualTo(south.key().value());
    }

    @Test
    void refuses_the_signature_of_one_tenant_at_another() throws Exception {
        WebhookRequest request =
                stage().signer("shops", "north").target("/shops/south/hooks").sign("{\"a\":\"moved\"}");
        stage().refused(request, 401, "bad_signature");
    }

    @Test
    void refuses_an_unknown_tenant_like_a_wrong_signature() throws Exception {
        WebhookRequest request =
                stage().signer("shops", "north").target("/shops/nobody/hooks").sign("{\"a\":\"nobody\"}");
        stage().refused(request, 401, "no_secret");
    }

    @Test
    void finds_the_source_when_the_target_has_a_query() throws Exception {
        stage().handled(stage().signer("github")
                .target("/webhooks/github?a=%2F&b=%zz&word=x")
                .sign("{\"a\":\"query\"}"));
    }

    @TestFactory
    Stream<DynamicNode> never_handles_a_request_to_a_path_that_is_not_that_of_a_source() {
        return Stream.of(
                        "/webhooks/github/",
                        "/webhooks/github/more",
                        "/webhooks/githu",
                        "/webhooks/GITHUB",
                        "/Webhooks/github",
                        "/webhooks",
                        "/webhooks/github%2F",
                        "/webhooks/github%20",
                        "/webhooks/github%00",
                        "/webhooks/github%3Bx",
                        "/webhooks/github.json",
                        "/webhooks%2Fgithub",
                        "/webhooks/x/..%2Fgithub",
                        "/shops//hooks",
                        "/shops/a%2Fb/hooks",
                        "/shops/../hooks")
                .map(path -> dynamicTest(path, () -> {
                    stage().recorder.reset();
                    RawHttp.Response response = stage().exchange(
                                    stage().signer("github").target(path).sign(SAME));

                    assertThat(stage().recorder.receipts()).isEmpty();
                    assertThat(response.status()).isBetween(400, 499);
                }));
    }

    @TestFactory
    Stream<DynamicNode> never_lets_another_spelling_of_a_path_past_the_adapter() {
        return Stream.of(
                        "//webhooks/elsewhere",
                        "/webhooks//elsewhere",
                        "/webhooks/./elsewhere",
                        "/x/../webhooks/elsewhere",
                        "/x/%2e%2e/webhooks/elsewhere",
                        "/x/..;/webhooks/elsewhere",
                        "/webhooks/elsewhere;jsessionid=1",
                        "/webhooks;a=b/elsewhere",
                        "/webhooks/%65lsewhere",
                        "/%77ebhooks/elsewhere",
                        "/webhooks\\elsewhere")
                .map(path -> dynamicTest(path, () -> {
                    RawHttp.Response response = stage().exchange(
                                    stage().signer("elsewhere").target(path).sign(SAME));

                    // Refused by the source, or by the server, which knows no such path; but by no means handled.
                    assertThat(response.status()).isBetween(400, 499);
                    assertThat(stage().recorder.handled()).isEmpty();
                }));
    }

    @Test
    void leaves_a_request_to_the_application_as_it_came() throws Exception {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        var request = WebhookRequest.post("/application/echo?word=x")
                .header("Content-Type", "text/plain")
                .body(body);

        assertThat(stage().exchange(request.build()).body()).isEqualTo(body);
        try (RawHttp http = RawHttp.open(stage().uri())) {
            assertThat(http.sendChunked(request.build(), 7).body()).isEqualTo(body);
        }
        assertThat(stage().recorder.receipts()).isEmpty();
    }

    @Test
    void leaves_the_parameters_of_a_form_to_the_application() throws Exception {
        var form = WebhookRequest.post("/application/word")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("other=1&word=a%2Ab+c".getBytes(StandardCharsets.US_ASCII));

        assertThat(stage().exchange(form.build()).text()).isEqualTo("a*b c");
        assertThat(stage().exchange(
                                WebhookRequest.post("/application/word?word=q").build())
                        .text())
                .isEqualTo("q");
    }
}
