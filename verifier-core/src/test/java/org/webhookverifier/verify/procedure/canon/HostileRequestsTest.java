package org.webhookverifier.verify.procedure.canon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verifier;

/** Whatever a sender sends to a procedure is refused by a value: random parts of real requests, and long ones made to take long. */
class HostileRequestsTest {
    private static final int TRIALS = 100_000;
    private static final String BASE64 = "A".repeat(43) + "=";
    private static final String HEX = "0".repeat(64);
    private static final String TIME = Long.toString(Signing.NOW.toEpochMilli());
    private static final String[] TARGETS = {
        "/",
        "?",
        "&",
        "=",
        "%",
        "%2",
        "%3B",
        "%ff",
        "+",
        "a",
        "é",
        ";",
        ".",
        "#",
        "bodySHA256=",
        HEX,
        "data.id=",
        "\u0000"
    };
    private static final String[] BODIES = {
        "a",
        "=",
        "&",
        "%",
        "%zz",
        "%C3%A9",
        "+",
        "é",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\u00e9",
        "\\ud800",
        "1e9",
        "-0",
        "null",
        "true",
        "\"data\":",
        "\"signature\":\"" + HEX + "\"",
        "\"a&b=c\"",
        "\"notificationItems\":[",
        "{\"NotificationRequestItem\":{",
        "\"additionalData\":{\"hmacSignature\":\"" + BASE64 + "\"}",
        "\"amount\":{\"value\":",
        "json=",
        "%7B%22event%22%3A%7B",
        "\"event\":{\"event_hash\":\"" + HEX + "\"",
        "bt_payload=YQ%3D%3D",
        "bt_signature=a%7C" + HEX,
        "--b\r\n",
        "Content-Disposition: form-data; name=\"json\"\r\n\r\n",
        "\r\n--b--",
        "\u001f\u008b\b\0",
        "payload=",
        "\ufeff",
        "\u0000"
    };

    private static final Map<String, List<String>> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put("twilio", List.of("X-Twilio-Signature", BASE64));
        HEADERS.put("plivo-v2", List.of("X-Plivo-Signature-V2", BASE64, "X-Plivo-Signature-V2-Nonce", "1"));
        HEADERS.put("plivo-v3", List.of("X-Plivo-Signature-V3", BASE64, "X-Plivo-Signature-V3-Nonce", "1"));
        HEADERS.put("hubspot-v1", List.of("X-HubSpot-Signature", HEX, "X-HubSpot-Signature-Version", "v1"));
        HEADERS.put("hubspot-v2", List.of("X-HubSpot-Signature", HEX, "X-HubSpot-Signature-Version", "v2"));
        HEADERS.put("hubspot-v3", List.of("X-HubSpot-Signature-v3", BASE64, "X-HubSpot-Request-Timestamp", TIME));
        HEADERS.put(
                "contentful",
                List.of(
                        "x-contentful-signature",
                        HEX,
                        "x-contentful-timestamp",
                        TIME,
                        "x-contentful-signed-headers",
                        "x-contentful-signed-headers,x-contentful-timestamp"));
        HEADERS.put("mandrill", List.of("X-Mandrill-Signature", BASE64));
        HEADERS.put("adyen", List.of());
        HEADERS.put("payos", List.of());
        HEADERS.put("dropbox-sign", List.of());
        HEADERS.put("braintree", List.of());
        HEADERS.put("stream", List.of("X-Signature", HEX));
        HEADERS.put("gitea", List.of("X-Gitea-Signature", HEX));
        HEADERS.put("hygraph", List.of("gcms-signature", "sign=" + BASE64 + ", env=master, t=" + TIME));
        HEADERS.put("mercado-pago", List.of("x-signature", "ts=" + TIME + ",v1=" + HEX, "x-request-id", "r"));
    }

    private static final List<byte[]> LONG_BODIES = longBodies();

    static Iterable<String> procedures() {
        return HEADERS.keySet();
    }

    private static Verifier verifier(String procedure) {
        String secret = procedure.equals("braintree")
                ? "a:b"
                : procedure.equals("contentful") || procedure.equals("adyen") ? HEX : "secret";
        var scheme = new CodedScheme(procedure, Map.of(), "", true);
        var provider = Provider.builder("mine").scheme(scheme).build();
        return Verifier.of(
                Source.named("mine")
                        .provider(provider)
                        .secrets(secret)
                        .publicUrl(Signing.URL)
                        .build(),
                Clock.fixed(Signing.NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void random_parts_of_requests_are_refused_without_an_exception(String procedure) {
        Verifier verifier = verifier(procedure);
        var random = new Random(procedure.hashCode());
        for (int i = 0; i < TRIALS; i++) {
            var request = WebhookRequest.of(random.nextInt(10) == 0 ? "GET" : "POST", "/" + text(random, TARGETS, 8))
                    .body(text(random, BODIES, 12).getBytes(random.nextInt(20) == 0 ? ISO_8859_1 : UTF_8));
            List<String> headers = HEADERS.get(procedure);
            for (int at = 0; at < headers.size(); at += 2) {
                request.header(headers.get(at), value(random, headers.get(at + 1)));
            }

            assertThat(verifier.verify(request.build())).isInstanceOf(Rejected.class);
        }
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_million_bytes_are_refused_whatever_they_repeat(String procedure) {
        Verifier verifier = verifier(procedure);
        for (byte[] body : LONG_BODIES) {
            var request = WebhookRequest.post("/p").body(body);
            List<String> headers = HEADERS.get(procedure);
            for (int at = 0; at < headers.size(); at += 2) {
                request.header(headers.get(at), headers.get(at + 1));
            }

            assertThat(verifier.verify(request.build())).isInstanceOf(Rejected.class);
        }
    }

    private static List<byte[]> longBodies() {
        var bodies = new ArrayList<byte[]>();
        for (String part : BODIES) {
            bodies.add(part.repeat(1_000_000 / part.getBytes(UTF_8).length).getBytes(UTF_8));
        }
        String and = "&".repeat(990_000);
        bodies.add(("{\"signature\":\"" + HEX + "\",\"data\":{\"a\":\"" + and + "\",\"b\":1}}").getBytes(UTF_8));
        bodies.add(("--b\r\n\r\n" + "\r\n--".repeat(240_000)).getBytes(UTF_8));
        String item = "{\"NotificationRequestItem\":{\"amount\":{},\"additionalData\":{\"hmacSignature\":\"" + BASE64
                + "\"}}}";
        bodies.add(("{\"notificationItems\":[" + (item + ",").repeat(8_000) + item + "]}").getBytes(UTF_8));
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 1000; i++) {
                gzip.write(new byte[100_000]);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        bodies.add(bomb.toByteArray());
        return bodies;
    }

    private static String value(Random random, String good) {
        switch (random.nextInt(8)) {
            case 0:
                return text(random, TARGETS, 6);
            case 1:
                return good.substring(random.nextInt(good.length()));
            case 2:
                int at = random.nextInt(good.length());
                return good.substring(0, at) + TARGETS[random.nextInt(TARGETS.length)] + good.substring(at + 1);
            default:
                return good;
        }
    }

    private static String text(Random random, String[] parts, int most) {
        var text = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
