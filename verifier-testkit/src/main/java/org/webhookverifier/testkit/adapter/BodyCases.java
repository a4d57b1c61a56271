package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** The handler gets the bytes that the provider signed, whatever they are and however they travel. */
abstract class BodyCases {
    private static final String FORM = "application/x-www-form-urlencoded";

    abstract Stage stage();

    @TestFactory
    Stream<DynamicNode> hands_on_the_bytes_of_any_body_whether_its_length_is_declared_or_not() {
        return bodies().entrySet().stream()
                .flatMap(body -> Stream.of(
                        dynamicTest(body.getKey() + ", length declared", () -> declared(body.getValue())),
                        dynamicTest(body.getKey() + ", in chunks", () -> chunked(body.getValue(), 4096)),
                        dynamicTest(
                                body.getKey() + ", in tiny chunks",
                                () -> chunked(body.getValue(), Math.max(1, body.getValue().length / 100)))));
    }

    @TestFactory
    Stream<DynamicNode> hands_on_the_bytes_of_a_form_without_decoding_them() {
        return Map.of(
                        "github",
                        "payload=%7B%22a%22%3A%22b+c%20d%2A*%7E~%22%7D&x=%c3%A4&empty=&=&&y",
                        "slack",
                        slackForm())
                .entrySet()
                .stream()
                .map(form -> dynamicTest(form.getKey(), () -> {
                    byte[] body = form.getValue().getBytes(StandardCharsets.US_ASCII);
                    var signer = stage().signer(form.getKey()).contentType(FORM);
                    Delivery delivery = stage().handled(signer.sign(body));

                    assertThat(delivery.bodyLength()).isEqualTo(body.length);
                }));
    }

    @Test
    void reads_the_body_of_a_request_without_content_type() throws Exception {
        WebhookRequest signed = stage().signer("github").sign("{\"content-type\":\"none\"}");
        var bare = WebhookRequest.post(signed.target()).body(signed.body());
        for (int i = 0; i < signed.headers().size(); i++) {
            if (!signed.headers().name(i).equalsIgnoreCase("Content-Type")) {
                bare.header(signed.headers().name(i), signed.headers().value(i));
            }
        }
        stage().handled(bare.build());
    }

    @Test
    void takes_a_body_of_exactly_the_limit() throws Exception {
        byte[] body = new byte[ContractSources.SMALL_LIMIT];
        new Random(5).nextBytes(body);
        stage().handled(stage().signer("small").sign(body));
    }

    private void declared(byte[] body) throws Exception {
        stage().recorder.reset();
        stage().handled(stage().signer("github").sign(body.clone()));
        // The same bytes come again, in another way, and must not be taken for a copy.
        stage().clock.advance(Source.SHORTEST_DEFAULT_RETENTION.multipliedBy(30));
    }

    private void chunked(byte[] body, int chunkSize) throws Exception {
        stage().recorder.reset();
        try (RawHttp http = RawHttp.open(stage().uri())) {
            stage().handled(http.sendChunked(stage().signer("github").sign(body.clone()), chunkSize), body);
        }
        stage().clock.advance(Source.SHORTEST_DEFAULT_RETENTION.multipliedBy(30));
    }

    private static Map<String, byte[]> bodies() {
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("pretty-printed", utf8("{\n    \"a\" : [ 1,\t2 ]\n}"));
        bodies.put("CRLF", utf8("{\r\n\"a\":1\r\n}\r\n"));
        bodies.put("trailing LF", utf8("{\"a\":1}\n"));
        bodies.put("BOM", utf8("\uFEFF{\"a\":1}"));
        bodies.put("emoji", utf8("{\"a\":\"\uD83D\uDE80 \u00E4\u20AC\"}"));
        bodies.put("one invalid UTF-8 byte", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'});
        bodies.put("every byte", everyByte());
        bodies.put("empty", new byte[0]);
        bodies.put("1 MiB", random(Source.DEFAULT_BODY_LIMIT));
        return bodies;
    }

    // The payload holds what decoding and encoding again would change: %2A, +, %20, lower-case escapes.
    private static String slackForm() {
        return "token=x&command=%2Fdeploy&text=a%2Ab+c%20d%7e&trigger_id=13345224609.738474920.8088930838d88f008e0";
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
