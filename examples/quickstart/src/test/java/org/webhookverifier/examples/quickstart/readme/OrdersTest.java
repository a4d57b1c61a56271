package org.webhookverifier.examples.quickstart.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** The versions of the docs. */
class OrdersTest {
    private final Orders orders = new Orders();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .source(Source.named("shop").provider(shop()).secrets("secret"))
            .handlers(orders)
            .build();

    @Test
    void every_older_version_reaches_the_handler_of_the_newest_model() throws Exception {
        assertThat(send("1", "\"order_id\":\"a\",\"name\":\"Ada Lovelace\"")).isEqualTo(200);
        assertThat(send("2", "\"id\":\"b\",\"name\":\"Grace Hopper\"")).isEqualTo(200);
        assertThat(send("3", "\"id\":\"c\",\"customer\":{\"givenName\":\"Mary\",\"familyName\":\"Keller\"}"))
                .isEqualTo(200);

        assertThat(orders.placed).containsExactly("Lovelace", "Hopper", "Keller");
    }

    @Test
    void a_newer_version_is_not_bound_and_not_acknowledged() throws Exception {
        assertThat(send("4", "\"id\":\"d\"")).isEqualTo(500);
        assertThat(orders.placed).isEmpty();
    }

    private int send(String version, String fields) throws Exception {
        String body = "{\"type\":\"order.placed\",\"version\":\"" + version + "\"," + fields + "}";
        var request = WebhookRequest.post("/webhooks/shop")
                .header("X-Signature", Signatures.hex("secret", body))
                .body(body.getBytes(UTF_8))
                .build();
        return receiver.receive("shop", request).answer().status();
    }

    private static Provider shop() {
        return Provider.builder("shop")
                .scheme(SignatureScheme.header("X-Signature"))
                .type("json:/type")
                .version("json:/version")
                .build();
    }
}
