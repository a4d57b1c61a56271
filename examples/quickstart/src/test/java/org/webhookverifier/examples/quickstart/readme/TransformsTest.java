package org.webhookverifier.examples.quickstart.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.transform.Transform;

/** The transforms of the docs. */
class TransformsTest {
    @WebhookEvent(type = "order.placed")
    record Placed(int id, String city) {}

    private static WebhookReceiverBuilder reshapes(SourceBuilder shop, StringBuilder log) {
        // snippet
        var builder = WebhookReceiver.builder()
                .source(shop)
                .handler("ship", Placed.class, (placed, delivery) -> log.append(placed.city()))
                .transform(Transform.jsonata("flatten", "{'id': order.number, 'city': order.ship_to.city}")
                        .sources("shop")
                        .types("order.*"))
                .transform(Transform.of("trim", tree -> {
                            tree.computeIfPresent(
                                    "city", (name, city) -> city.toString().strip());
                            return tree;
                        })
                        .versions("1", "2"));
        // end
        return builder;
    }

    @Test
    void the_model_is_bound_to_what_the_transforms_gave() throws Exception {
        Provider provider = Provider.builder("shop")
                .scheme(SignatureScheme.header("X-Signature"))
                .type("json:/type")
                .version("json:/version")
                .build();
        var log = new StringBuilder();
        var receiver = reshapes(Source.named("shop").provider(provider).secrets("secret"), log)
                .build();
        String body =
                "{\"type\":\"order.placed\",\"version\":\"1\",\"order\":{\"number\":7,\"ship_to\":{\"city\":\" Bern \"}}}";
        var request = WebhookRequest.post("/webhooks/shop")
                .header("X-Signature", Signatures.hex("secret", body))
                .body(body.getBytes(UTF_8))
                .build();

        assertThat(receiver.receive("shop", request).answer().status()).isEqualTo(200);
        assertThat(log).hasToString("Bern");
    }

    @Test
    void an_expression_is_tested_in_three_lines() {
        // snippet
        var flatten = Transform.jsonata("flatten", "{'id': order.number, 'city': order.ship_to.city}");
        var tree = flatten.apply("{\"order\":{\"number\":7,\"ship_to\":{\"city\":\"Bern\"}}}");
        assertThat(tree).isEqualTo(Map.of("id", 7, "city", "Bern"));
        // end
    }
}
