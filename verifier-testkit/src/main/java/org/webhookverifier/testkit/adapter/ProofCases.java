package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.Mutation;
import org.webhookverifier.testkit.WebhookSigner;

/** What is signed is handled under the right key, and what is not is refused, for every provider. */
abstract class ProofCases {
    abstract Stage stage();

    @TestFactory
    Stream<DynamicNode> handles_what_a_provider_signed_under_the_key_that_its_signature_covers() {
        return stage().sources.ofEachProvider().stream()
                .map(source -> dynamicTest(source.name(), () -> {
                    String id = "proof-" + source.name();
                    byte[] body = body(id);
                    WebhookRequest request = stage().signer(source.name()).sign(body);
                    Delivery delivery = stage().handled(request);

                    assertThat(delivery.key()).isEqualTo(new DeliveryKey(source.name(), "", key(source, id, request)));
                }));
    }

    @TestFactory
    Stream<DynamicNode> answers_every_change_to_a_signed_request_as_the_verifier_would() {
        return stage().sources.ofEachProvider().stream().map(source -> {
            WebhookSigner signer = stage().signer(source.name());
            byte[] body = body("changed-" + source.name());
            return dynamicContainer(
                    source.name(),
                    Mutation.all(signer).stream()
                            .filter(mutation -> isSendable(signer.sign(body, mutation)))
                            .map(mutation -> dynamicTest(mutation.name(), () -> check(signer, body, mutation))));
        });
    }

    private void check(WebhookSigner signer, byte[] body, Mutation mutation) throws Exception {
        stage().recorder.reset();
        RawHttp.Response response = stage().exchange(signer.sign(body, mutation));
        if (stage().recorder.receipts().isEmpty()) {
            // The server has refused what is no HTTP, or too long for it.
            assertThat(response.status()).isBetween(400, 499);
            return;
        }
        Receipt receipt = stage().recorder.lastReceipt();
        if (mutation.reasons().isEmpty()) {
            assertThat(receipt.outcome()).isIn(Outcome.HANDLED, Outcome.DUPLICATE);
            Stage.assertPlain(response, 200);
        } else {
            assertThat(receipt).isInstanceOf(Receipt.Rejected.class);
            assertThat(((Receipt.Rejected) receipt).why()).isIn(mutation.reasons());
            Stage.assertPlain(response, 401);
            assertThat(stage().recorder.handled()).isEmpty();
        }
    }

    // HTTP takes white space off the ends of a value, which then is another one, and has no characters but those of
    // ASCII.
    private static boolean isSendable(WebhookRequest request) {
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            String value = headers.value(i);
            if (!value.strip().equals(value) || !isAscii(value) || !isAscii(headers.name(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c <= '~');
    }

    private static byte[] body(String id) {
        String json = "{\"id\":\"" + id + "\",\"event_id\":\"" + id + "\",\"type\":\"thing.done\"}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String key(Source source, String id, WebhookRequest request) throws GeneralSecurityException {
        return switch (source.provider().id()) {
            case "github", "shopify", "gitlab" ->
                DeliveryKey.DIGEST_PREFIX
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        MessageDigest.getInstance("SHA-256").digest(request.body()));
            case "standard-webhooks" -> request.headers().first("webhook-id").orElseThrow();
            default -> id;
        };
    }
}
