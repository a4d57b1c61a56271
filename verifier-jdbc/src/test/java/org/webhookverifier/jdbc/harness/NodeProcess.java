package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.webhookverifier.jdbc.TestServers;

/** A {@link Node}, from outside. */
final class NodeProcess implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Process process;
    private final File errors;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private volatile int port;

    private NodeProcess(List<String> command) throws IOException {
        errors = TestServers.folder("nodes")
                .resolve("node" + NUMBERS.incrementAndGet() + ".txt")
                .toFile();
        process = new ProcessBuilder(command).redirectError(errors).start();
        var reader = new Thread(this::listen, "listens to a node");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a process and returns when it receives. */
    static NodeProcess start(String url, String... settings) throws IOException {
        return startBy(List.of(), url, settings);
    }

    /** Starts a process below another program. */
    static NodeProcess startBy(List<String> program, String url, String... settings) throws IOException {
        var command = new ArrayList<>(program);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-Dsun.net.httpserver.nodelay=true"));
        command.addAll(List.of(settings));
        command.addAll(List.of("-cp", classPath(), Node.class.getName(), url));
        var node = new NodeProcess(command);
        Waiting.until("the node in " + node.errors + " receives", () -> {
            assertThat(node.port > 0 || node.process.isAlive())
                    .as("starts; see " + node.errors)
                    .isTrue();
            return node.port > 0;
        });
        return node;
    }

    /** Without what it does not need: to load it takes time. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("(logback|junit)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                said.add(line);
                if (line.startsWith("PORT ")) {
                    port = Integer.parseInt(line.substring(5));
                }
            });
        } catch (IOException | UncheckedIOException gone) {
            // Killed in the middle of a line.
        }
    }

    int port() {
        return port;
    }

    boolean hasSaid(String line) {
        return said.contains(line);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Lets one handler pass the gate. */
    void openGate() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Sends it a signal by name. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Stops it as an operator does, and waits until it has closed its inbox. */
    void stop() throws IOException, InterruptedException {
        // Not by destroy(), which closes its streams as well: a node without its parent ends at once.
        signal("TERM");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends when asked").isTrue();
        Waiting.until("the node in " + errors + " has closed its inbox", () -> hasSaid("CLOSED"));
    }

    /** Kills it. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("dies").isTrue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
