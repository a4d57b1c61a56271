package org.webhookverifier.compatibility.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.util.Preconditions;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.webhookverifier.testkit.adapter.AdapterContract;

class TestkitOnJunit5Test {
    private static final String VERSION = "1.12.2";
    /** The part of the testkit that knows JUnit. */
    private static final Path SOURCES = Path.of(
            "..", "..", "verifier-testkit", "src", "main", "java", "org", "webhookverifier", "testkit", "adapter");

    @Test
    void runs_on_the_version_that_it_is_meant_for() {
        assertThat(Preconditions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())
                .contains(VERSION);
    }

    @Test
    void the_contract_of_adapters_compiles_with_it(@TempDir Path target) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(SOURCES);
                var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> sources = files.filter(
                            file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                    .toList();
            var messages = new StringWriter();
            var options = List.of("-proc:none", "-nowarn", "-d", target.toString());

            boolean compiled = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as("%s", messages).isTrue();
            assertThat(sources).hasSizeGreaterThan(10);
        }
    }

    @Test
    void cases_of_the_contract_run() {
        TestExecutionSummary summary = run(nested("PublicUrls"), nested("Refusals"), nested("Bodies"));

        assertThat(summary.getFailures().stream()
                        .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()))
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(20);
    }

    private static DiscoverySelector nested(String name) {
        return selectNestedClass(
                List.of(PlainServerContract.class.getName()), AdapterContract.class.getName() + '$' + name);
    }

    private static TestExecutionSummary run(DiscoverySelector... selectors) {
        var listener = new SummaryGeneratingListener();
        var request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
