package org.webhookverifier.examples.quickstart.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;

/** The code of README and docs does what they say. The secrets are environment variables, set for the tests by the POM. */
class SnippetsTest {
    private static final String PUSH = "{\"ref\":\"refs/heads/main\",\"after\":\"6dcb09b\"}";

    @Test
    void the_filter_of_the_readme_hands_a_push_to_its_handler_and_refuses_a_forged_one() throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addEventListener(new Webhooks());
        server.setHandler(context);
        server.start();
        try {
            var address = URI.create("http://localhost:" + connector.getLocalPort() + "/webhooks/github");
            String signature = githubSignature(PUSH);

            assertThat(post(address, signature, PUSH.replace("main", "evil"))).isEqualTo(401);
            assertThat(Builds.STARTED).isEmpty();
            assertThat(post(address, signature, PUSH)).isEqualTo(200);
            assertThat(Builds.STARTED).containsExactly("refs/heads/main at 6dcb09b");
        } finally {
            server.stop();
        }
    }

    @Test
    void three_lines_verify_a_request() throws Exception {
        assertThat(Snippets.verifiesOneRequest(githubSignature(PUSH), PUSH.getBytes(UTF_8)))
                .isTrue();
        assertThat(Snippets.verifiesOneRequest(githubSignature(PUSH), "{}".getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void an_own_provider_is_the_same_by_builder_and_by_file() throws Exception {
        var byFile = Source.named("acme")
                .provider(Snippets.providerOfAFile(Path.of("src/test/resources/acme.json")))
                .secrets(System.getenv("ACME_SECRET"));

        for (SourceBuilder source : new SourceBuilder[] {Snippets.sourceOfAnOwnProvider(), byFile}) {
            var receiver = WebhookReceiver.builder()
                    .source(source)
                    .fallback("any", (delivery, same) -> {})
                    .build();
            long now = Instant.now().getEpochSecond();
            String body = "{\"id\":\"1\",\"type\":\"greeting\"}";
            Receipt receipt = receiver.receive(
                    "acme",
                    WebhookRequest.post("/webhooks/acme")
                            .header("X-Acme-Timestamp", Long.toString(now))
                            .header("X-Acme-Signature", Signatures.hex(System.getenv("ACME_SECRET"), now + "." + body))
                            .body(body.getBytes(UTF_8))
                            .build());
            assertThat(receipt.outcome()).isEqualTo(Outcome.HANDLED);
            assertThat(receipt.verifiedDelivery().orElseThrow().type()).isEqualTo("greeting");
        }
    }

    @Test
    void sources_with_rotation_addresses_and_limits_can_be_built() {
        assertThat(Snippets.rotation("new-secret", "old-secret").build().secrets())
                .hasSize(2);
        assertThat(Snippets.addresses("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .build()
                        .addresses()
                        .header())
                .contains("X-Forwarded-For");
        assertThat(Snippets.limits("secret").build().bodyLimit()).isEqualTo(26_214_400);
    }

    @Test
    void lambdas_handle_what_they_name_and_the_rest_goes_to_the_fallback() throws Exception {
        var log = new StringBuilder();
        Source github = Source.of("github", System.getenv("GITHUB_SECRET")).build();
        var receiver = Snippets.lambdas(github, log).build();

        Receipt push = Snippets.receives(receiver, request("push", PUSH));
        Receipt star = Snippets.receives(receiver, request("star", "{\"action\":\"created\"}"));

        assertThat(push.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(star.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(log).hasToString("refs/heads/mainstar");
        assertThat(Snippets.trusts(push.verifiedDelivery().orElseThrow())).isFalse();
    }

    private static WebhookRequest request(String type, String body) throws Exception {
        return WebhookRequest.post("/webhooks/github")
                .header("X-GitHub-Event", type)
                .header("X-Hub-Signature-256", githubSignature(body))
                .body(body.getBytes(UTF_8))
                .build();
    }

    private static int post(URI address, String signature, String body) throws Exception {
        var request = HttpRequest.newBuilder(address)
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String githubSignature(String body) throws Exception {
        return "sha256=" + Signatures.hex(System.getenv("GITHUB_SECRET"), body);
    }
}
