package org.webhookverifier.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.webhookverifier.testkit.VectorResult.Status;

/**
 * What became of many vectors.
 *
 * @param results one for each vector, in their order
 */
public record VectorSummary(List<VectorResult> results) {
    /** Keeps its own copy of the results. */
    public VectorSummary {
        results = List.copyOf(results);
    }

    /** Returns how many vectors have the given status. */
    public int count(Status status) {
        return (int)
                results.stream().filter(result -> result.status() == status).count();
    }

    /** Returns the results that failed. */
    public List<VectorResult> failures() {
        return results.stream()
                .filter(result -> result.status() == Status.FAILED)
                .toList();
    }

    /** Returns the report: a line for each provider, a line for all, then one for each that failed. */
    public List<String> report() {
        var providers = new TreeMap<String, List<VectorResult>>();
        for (VectorResult result : results) {
            providers
                    .computeIfAbsent(result.vector().provider(), provider -> new ArrayList<>())
                    .add(result);
        }
        var lines = new ArrayList<String>();
        providers.forEach((provider, own) -> {
            var summary = new VectorSummary(own);
            lines.add(provider + ": " + summary.counts() + summary.reasons());
        });
        lines.add("all: " + counts());
        failures().forEach(failure -> lines.add("FAILED " + failure));
        return lines;
    }

    private String counts() {
        return count(Status.PASSED) + " passed, " + count(Status.FAILED) + " failed, " + count(Status.SKIPPED)
                + " skipped";
    }

    private String reasons() {
        var reasons = new TreeSet<String>();
        for (VectorResult result : results) {
            if (result.status() == Status.SKIPPED) {
                reasons.add(result.verdict());
            }
        }
        return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
    }
}
