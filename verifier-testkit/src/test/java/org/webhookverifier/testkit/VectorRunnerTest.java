package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorRunnerTest {
    private static final String SOUND = """
            {"case":"github/pub/valid","provider":"github","secrets":["It's a Secret to Everybody"],"method":"POST",\
            "url":"https://hooks.example.com/a?b=c","remote_addr":"192.0.2.1",\
            "headers":[["X-Hub-Signature-256","sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"]],\
            "body_base64":"SGVsbG8sIFdvcmxkIQ==","now":"2026-01-01T00:00:00Z","tolerance_s":null,"expect":"accept","reason":"valid"}
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void prints_a_line_for_each_provider_and_ends_well() throws IOException {
        String unknown = SOUND.replace("\"provider\":\"github\"", "\"provider\":\"nobody\"");

        assertThat(run(file("v.jsonl", SOUND + "\n" + unknown))).isZero();
        assertThat(lines())
                .containsExactly(
                        "github: 1 passed, 0 failed, 0 skipped",
                        "nobody: 0 passed, 0 failed, 1 skipped (not in the catalogue)",
                        "all: 1 passed, 0 failed, 1 skipped");
    }

    @Test
    void prints_both_verdicts_of_a_case_that_fails_and_ends_badly() throws IOException {
        String refused = SOUND.replace("SGVsbG8", "SGVsbG9");
        String accepted = SOUND.replace("\"accept\",\"reason\":\"valid\"", "\"reject\",\"reason\":\"stale\"");

        assertThat(run(file("v.jsonl", refused + accepted))).isEqualTo(1);
        assertThat(lines())
                .containsExactly(
                        "github: 0 passed, 2 failed, 0 skipped",
                        "all: 0 passed, 2 failed, 0 skipped",
                        "FAILED github/pub/valid: expected accept (valid), got reject (bad_signature)",
                        "FAILED github/pub/valid: expected reject (stale), got accept (valid)");
    }

    @Test
    void a_secret_that_no_source_takes_is_a_failure_and_not_a_refusal() throws IOException {
        String empty = SOUND.replace("It's a Secret to Everybody", "").replace("\"accept\"", "\"reject\"");

        assertThat(run(file("v.jsonl", empty))).isEqualTo(1);
        assertThat(lines())
                .filteredOn(line -> line.contains("got no verifier: "))
                .hasSize(1);
    }

    @Test
    void secrets_in_an_unknown_form_are_no_vector() throws IOException {
        String object = SOUND.replace("[\"It's a Secret to Everybody\"]", "{\"password\":\"s\"}");

        assertThat(run(file("v.jsonl", object))).isEqualTo(1);
        assertThat(lines()).anyMatch(line -> line.contains("'secrets' has none of the known members"));
    }

    @Test
    void ends_badly_when_every_vector_was_skipped() throws IOException {
        String unknown = SOUND.replace("\"provider\":\"github\"", "\"provider\":\"nobody\"");

        assertThat(run(file("v.jsonl", unknown + unknown))).isEqualTo(1);
        assertThat(lines())
                .containsExactly(
                        "nobody: 0 passed, 0 failed, 2 skipped (not in the catalogue)",
                        "all: 0 passed, 0 failed, 2 skipped",
                        "FAILED No vector was put to the verifier: all were skipped");
    }

    @Test
    void ends_badly_when_no_file_holds_a_vector() throws IOException {
        assertThat(run(file("a.jsonl", ""), file("b.jsonl", "\n"))).isEqualTo(1);
        assertThat(lines()).hasSize(3).contains("all: 0 passed, 0 failed, 0 skipped");
        assertThat(lines().subList(1, 3)).allMatch(line -> line.endsWith(" holds no vector"));
    }

    @Test
    void an_exception_out_of_the_verifier_is_a_failure() {
        VectorCase sound = read(SOUND);
        var signed = WebhookSigner.of("slack", "s").sign("{}");
        var broken = new VectorCase(
                sound.name(),
                "slack",
                // No clock can show the moment in milliseconds.
                new VectorCase.Receiver(
                        List.of("s"), Map.of(), Map.of(), "https://a.example", Instant.MAX, Duration.ZERO),
                signed,
                new VectorCase.Verdict(false, "any"));

        assertThat(VectorRunner.run(broken).status()).isEqualTo(VectorResult.Status.FAILED);
        assertThat(VectorRunner.run(broken).verdict()).startsWith("exception java.lang.ArithmeticException");
    }

    @Test
    void reads_compressed_files() throws IOException {
        Path file = folder.resolve("v.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(SOUND.getBytes(UTF_8));
        }

        assertThat(run(file.toString())).isZero();
    }

    @Test
    void a_file_that_is_missing_or_empty_ends_badly_and_the_others_still_run() throws IOException {
        assertThat(run(folder.resolve("none").toString(), file("empty", "\n\n"), file("v.jsonl", SOUND)))
                .isEqualTo(1);
        assertThat(lines()).hasSize(4).contains("all: 1 passed, 0 failed, 0 skipped");
        assertThat(lines().get(2)).startsWith("FAILED The vector file '").contains("none' cannot be read");
        assertThat(lines().get(3)).endsWith("empty' holds no vector");
    }

    @Test
    void no_file_at_all_ends_badly() {
        assertThat(run()).isEqualTo(1);
        assertThat(lines()).containsExactly("Usage: VectorRunner FILE...");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{\"expect\":\"accept\"} {}",
                "{\"expect\":\"maybe\"}",
                "{\"expect\":\"accept\",\"case\":7}",
            })
    void a_line_that_is_no_vector_is_named(String line) throws IOException {
        assertThat(run(file("v.jsonl", SOUND + line))).isEqualTo(1);
        assertThat(lines().get(1)).startsWith("FAILED ").contains("v.jsonl:2 is no ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"now\":\"soon\"",
                "\"body_base64\":\"*\"",
                "\"headers\":[[\"X\"]]",
                "\"secrets\":[]",
                "\"secrets\":\"s\""
            })
    void a_member_of_another_form_is_named(String member) throws IOException {
        String name = member.substring(0, member.indexOf(':') + 1);
        int at = SOUND.indexOf(name);
        int end = name.contains("headers") ? SOUND.indexOf("]]", at) + 2 : SOUND.indexOf(",\"", at);

        assertThat(run(file("v.jsonl", SOUND.substring(0, at) + member + SOUND.substring(end))))
                .isEqualTo(1);
        assertThat(lines().get(1)).contains("v.jsonl:1 is no vector");
    }

    @Test
    void the_target_is_taken_from_the_url_as_written() {
        assertThat(target("https://hooks.example.com/a%2Fb?c=%20&d")).isEqualTo("/a%2Fb?c=%20&d");
        assertThat(target("https://hooks.example.com:8443?c=/")).isEqualTo("/?c=/");
        assertThat(target("https://hooks.example.com")).isEqualTo("/");
    }

    private String target(String url) {
        return read(SOUND.replace("https://hooks.example.com/a?b=c", url))
                .request()
                .target();
    }

    private VectorCase read(String line) {
        try {
            return Vectors.read(Path.of(file("one.jsonl", line))).get(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... files) {
        return VectorRunner.run(List.of(files), new PrintStream(printed, true, UTF_8));
    }

    private List<String> lines() {
        return printed.toString(UTF_8).lines().toList();
    }
}
