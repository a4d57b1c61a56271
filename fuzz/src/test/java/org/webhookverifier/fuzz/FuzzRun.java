package org.webhookverifier.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A target in a process of its own. All that it writes lies in one directory: the log, and for each finding the input.
 *
 * @param directory the directory; what is there is deleted before
 */
record FuzzRun(FuzzTarget target, Path directory, String seed) {
    // What they would look for, such as SQL and LDAP, is not there, and to load them takes a second and a half.
    private static final String WITHOUT = Stream.of(
                    "ClojureLangHooks",
                    "Deserialization",
                    "ExpressionLanguageInjection",
                    "FilePathTraversal",
                    "LdapInjection",
                    "NamingContextLookup",
                    "OsCommandInjection",
                    "ReflectiveCall",
                    "RegexInjection",
                    "RegexRoadblocks",
                    "ScriptEngineInjection",
                    "SqlInjection",
                    "TemplateInjection",
                    "UnsafeSanitizer",
                    "XPathInjection",
                    "XmlParserSsrfGuidance")
            .map(name -> "com.code_intelligence.jazzer.sanitizers." + name)
            .collect(Collectors.joining(":"));
    // The fuzzer reads every class that it could load before it begins.
    private static final Pattern NEEDLESS =
            Pattern.compile("(junit-|opentest4j|apiguardian|assertj|byte-buddy|error_prone|bcprov).*[.]jar");
    private static final String OURS = "org.webhookverifier.fuzz.**:org.webhookverifier.testkit.**";
    private static final String DONE = "Done ";
    private static final String EXECUTED = "Executed ";

    /**
     * What became of it.
     *
     * @param executions how often the target was executed, as far as the fuzzer itself says
     * @param findings what the fuzzer found
     */
    record Result(int exitCode, long executions, String findings) {}

    /** Runs the target on inputs that the fuzzer makes, out of the seeds. */
    Result fuzz(long runs) throws IOException, InterruptedException {
        clear();
        var options = new ArrayList<>(List.of("-runs=" + runs, "-seed=" + seed, "-max_len=" + target.longest()));
        List<Path> seeds = Seeds.write(target.name(), Files.createDirectories(directory.resolve("seeds")));
        options.add("-seed_inputs="
                + String.join(",", seeds.stream().map(Path::toString).toList()));
        options.addAll(List.of("-timeout=20", "-len_control=10", "--trace=" + target.trace()));
        // To fill stack traces takes most of the time; a finding is run again for its own.
        Result result = run(options, "-XX:-StackTraceInThrowable", "log.txt");
        Path input = input();
        return input == null
                ? result
                : new Result(
                        result.exitCode(),
                        result.executions(),
                        result.findings() + repeat(input).findings());
    }

    /** Returns the input of a finding, if there is one. */
    private @Nullable Path input() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("crash-"))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Runs the target on one input. */
    Result repeat(Path input) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        return run(List.of(input.toAbsolutePath().toString()), "-XX:+StackTraceInThrowable", "repeat.txt");
    }

    private Result run(List<String> options, String jvm, String output) throws IOException, InterruptedException {
        Path log = directory.resolve(output);
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.timezone=UTC",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // A million runs are over before it pays to compile any better.
                "-XX:TieredStopAtLevel=1",
                jvm,
                // Later JDKs warn of what the fuzzer does to be one.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type(),
                "--target_args=" + target.argument(),
                "--instrumentation_includes=org.webhookverifier.**",
                "--instrumentation_excludes=" + OURS,
                "--custom_hook_includes=org.webhookverifier.**",
                "--custom_hook_excludes=" + OURS,
                "--disabled_hooks=" + WITHOUT,
                "--reproducer_path=" + directory,
                "-artifact_prefix=" + directory + "/"));
        command.addAll(options);
        int exitCode = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readString(log, UTF_8).lines().toList();
        return new Result(exitCode, executions(lines), findings(lines, log));
    }

    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator, -1))
                .filter(entry -> !NEEDLESS.matcher(Path.of(entry).getFileName().toString())
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void clear() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(directory);
    }

    private static long executions(List<String> lines) {
        long executions = 0;
        for (String line : lines) {
            if (line.startsWith(DONE)) {
                executions = Long.parseLong(line.substring(DONE.length(), line.indexOf(' ', DONE.length())));
            } else if (line.startsWith(EXECUTED)) {
                executions++;
            }
        }
        return executions;
    }

    /** Returns what stands from the first finding on, and where the rest is. */
    private String findings(List<String> lines, Path log) {
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith("== ")) {
            first++;
        }
        return "target " + target.name() + ", seed " + seed + ", all of it in " + log + "\n"
                + String.join("\n", lines.subList(first, Math.min(lines.size(), first + 60)));
    }
}
