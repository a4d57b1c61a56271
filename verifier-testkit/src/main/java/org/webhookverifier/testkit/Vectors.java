package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.webhookverifier.request.WebhookRequest;

/**
 * Reads vector files: one JSON object for each case on a line of its own, in UTF-8; compressed if the name ends in {@code .gz}.
 *
 * <pre>{@code
 * static List<VectorCase> vectors() {
 *     return Vectors.resource(MyTest.class, "/vectors/mine.jsonl");
 * }
 *
 * @ParameterizedTest
 * @MethodSource("vectors")
 * void agrees_with_the_provider(VectorCase vector) {
 *     assertThat(VectorRunner.run(vector).status()).isEqualTo(VectorResult.Status.PASSED);
 * }
 * }</pre>
 *
 * <p>A case has the members {@code case}, {@code provider}, {@code secrets}, {@code method}, {@code url}, {@code headers}
 * (a list of pairs), {@code body_base64}, {@code now}, {@code expect} ({@code accept} or {@code reject}), and may have
 * {@code remote_addr}, {@code tolerance_s} and {@code reason}; others are ignored. Secrets are a list of texts or, where a provider
 * needs more, an object with {@code settings}, {@code published} (a text for each address) and {@code keys} (a list of secrets).
 */
public final class Vectors {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Stands for no tolerance: a source always has one, and a shorter one than some of the senders' own packages. */
    private static final Duration NO_AGE_CHECK = Duration.ofDays(36_500);

    private Vectors() {}

    /**
     * Reads a file.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if a line is no case; the message names file and line
     */
    public static List<VectorCase> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The vector file '" + file + "' cannot be read: " + e, e);
        }
    }

    /**
     * Reads a resource, found as {@link Class#getResource} does.
     *
     * @throws IllegalArgumentException if there is none, or a line is no case
     */
    public static List<VectorCase> resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource '" + name + "' beside " + beside.getName());
            }
            return read(in, name);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource '" + name + "' cannot be read: " + e, e);
        }
    }

    private static List<VectorCase> read(InputStream bytes, String name) throws IOException {
        var cases = new ArrayList<VectorCase>();
        var plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        var reader = new BufferedReader(new InputStreamReader(plain, UTF_8.newDecoder()));
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                cases.add(parse(line, name + ":" + number));
            }
        }
        return cases;
    }

    private static VectorCase parse(String line, String where) {
        try {
            return vector(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where + " is no JSON object", e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(where + " is no vector: " + e.getMessage(), e);
        }
    }

    private static VectorCase vector(JsonNode node) {
        String expect = text(node, "expect");
        if (!expect.equals("accept") && !expect.equals("reject")) {
            throw new IllegalArgumentException("'expect' is '" + expect + "', neither accept nor reject");
        }
        return new VectorCase(
                text(node, "case"),
                text(node, "provider"),
                receiver(node),
                request(node),
                new VectorCase.Verdict(
                        expect.equals("accept"), node.path("reason").asText("no reason given")));
    }

    private static VectorCase.Receiver receiver(JsonNode node) {
        var secrets = VectorSecrets.of(node.path("secrets"));
        String url = text(node, "url");
        return new VectorCase.Receiver(
                secrets.secrets(),
                secrets.settings(),
                secrets.published(),
                url.substring(0, url.length() - rest(url).length()),
                Instant.parse(text(node, "now")),
                node.path("tolerance_s").isNull()
                        ? NO_AGE_CHECK
                        : Duration.ofSeconds(node.path("tolerance_s").asLong(0)));
    }

    private static WebhookRequest request(JsonNode node) {
        var request = WebhookRequest.of(text(node, "method"), target(text(node, "url")))
                .peer(node.path("remote_addr").textValue())
                .body(Base64.getDecoder().decode(text(node, "body_base64")));
        for (JsonNode header : node.path("headers")) {
            if (header.size() != 2) {
                throw new IllegalArgumentException("a header is no pair of name and value");
            }
            request.header(header.get(0).asText(), header.get(1).asText());
        }
        return request.build();
    }

    private static String target(String url) {
        String rest = rest(url);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** Returns what follows the host. */
    private static String rest(String url) {
        int host = url.indexOf("://") + "://".length();
        for (int i = host; i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return url.substring(i);
            }
        }
        return "";
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("'" + name + "' is missing or no text");
        }
        return node.path(name).textValue();
    }
}
