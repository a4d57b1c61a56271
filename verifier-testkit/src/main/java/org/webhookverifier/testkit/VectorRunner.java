package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.VectorResult.Status;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;

/**
 * Puts vectors to the verifier, as a program or from a test.
 *
 * <p>The program takes files in the format of {@link Vectors} as arguments:
 *
 * <pre>
 * java -cp ... org.webhookverifier.testkit.VectorRunner vectors.jsonl more.jsonl.gz
 * </pre>
 *
 * <p>It prints a line for each provider, then each vector that failed, with both verdicts. A vector is skipped if its provider is
 * not in the catalogue or its secrets are an object instead of a list. The exit status is 0 if all others passed; and 1 if a vector
 * failed, all were skipped, a file cannot be read, a line is no vector, a file holds none, or there is no file. An exception out of
 * the verifier is a failure.
 *
 * <p>From a checkout, the tests run a file of any size too: {@code mvn -pl verifier-testkit -am test -Dtest=VectorTest
 * -Dvectors=FILE}, with an absolute path.
 */
public final class VectorRunner {
    // For vectors of packages that look at no age: a published example is years older than its receiver's clock.
    private static final Duration NO_LIMIT = Duration.ofDays(36_500);

    private VectorRunner() {}

    /** Runs the files that the arguments name, prints the report, and ends the JVM with the exit status. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    /** Runs the files and prints the report. Returns the exit status. */
    static int run(List<String> files, PrintStream out) {
        if (files.isEmpty()) {
            out.println("Usage: VectorRunner FILE...");
            return 1;
        }
        var results = new ArrayList<VectorResult>();
        var mistakes = new ArrayList<String>();
        for (String file : files) {
            try {
                List<VectorCase> vectors = Vectors.read(Path.of(file));
                if (vectors.isEmpty()) {
                    mistakes.add("The vector file '" + file + "' holds no vector");
                }
                results.addAll(run(vectors).results());
            } catch (UncheckedIOException | IllegalArgumentException e) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
        }
        var summary = new VectorSummary(results);
        if (!results.isEmpty() && summary.count(Status.SKIPPED) == results.size()) {
            mistakes.add("No vector was put to the verifier: all were skipped");
        }
        summary.report().forEach(out::println);
        mistakes.forEach(mistake -> out.println("FAILED " + mistake));
        return summary.failures().isEmpty() && mistakes.isEmpty() ? 0 : 1;
    }

    /** Puts vectors to the verifier. */
    public static VectorSummary run(List<VectorCase> vectors) {
        return new VectorSummary(vectors.stream().map(VectorRunner::run).toList());
    }

    /** Puts a vector to the verifier. */
    public static VectorResult run(VectorCase vector) {
        if (!Provider.names().contains(vector.provider())) {
            return new VectorResult(vector, Status.SKIPPED, "not in the catalogue");
        }
        try {
            Verification verification = verifier(vector).verify(vector.request());
            boolean accepted = !(verification instanceof Rejected);
            String reason = verification instanceof Rejected rejected
                    ? rejected.reason().code()
                    : "valid";
            return new VectorResult(
                    vector,
                    accepted == vector.expected().accepted() ? Status.PASSED : Status.FAILED,
                    new VectorCase.Verdict(accepted, reason).toString());
        } catch (WebhookConfigurationException e) {
            return new VectorResult(vector, Status.FAILED, "no verifier: " + e.problems());
        } catch (Throwable e) {
            return new VectorResult(vector, Status.FAILED, "exception " + e);
        }
    }

    private static Verifier verifier(VectorCase vector) {
        VectorCase.Receiver receiver = vector.receiver();
        var source = Source.named(vector.provider())
                .provider(vector.provider())
                .publicUrl(receiver.publicUrl())
                .downloads((address, limit) -> published(receiver.published(), address));
        if (!receiver.secrets().isEmpty()) {
            source.secrets(receiver.secrets().toArray(String[]::new));
        }
        receiver.settings().forEach(source::setting);
        if (!receiver.tolerance().isZero()) {
            source.tolerance(receiver.tolerance());
        } else if (isTimed(vector.provider())) {
            source.tolerance(NO_LIMIT);
        }
        return Verifier.of(source.build(), Clock.fixed(receiver.now(), ZoneOffset.UTC));
    }

    private static boolean isTimed(String provider) {
        return Provider.named(provider).schemes().stream()
                .anyMatch(scheme -> scheme instanceof SignatureScheme signature
                        && signature.timestamp().isPresent());
    }

    private static byte[] published(Map<String, String> published, URI address) throws IOException {
        String text = published.getOrDefault(address.toString(), published.get(VectorSecrets.ANY_URL));
        if (text == null) {
            throw new IOException("Nothing is published at " + address);
        }
        return text.getBytes(UTF_8);
    }
}
