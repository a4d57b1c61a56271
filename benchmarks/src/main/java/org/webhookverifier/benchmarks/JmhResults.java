package org.webhookverifier.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what JMH writes with {@code -rf json}: average times or, better on a busy machine, samples of batches. */
final class JmhResults {
    private static final Map<String, Double> NANOS = Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

    private final Map<String, List<JsonNode>> results = new LinkedHashMap<>();

    private JmhResults() {}

    /** Returns one measurement for each JDK, method and length of body, out of all files: those of the rounds of a run. */
    static List<Measurement> read(List<Path> files) {
        var all = new JmhResults();
        for (Path file : files) {
            JsonMapper.shared().readTree(file).forEach(all::add);
        }
        return all.results.values().stream().map(JmhResults::measurement).toList();
    }

    private void add(JsonNode result) {
        String key = result.path("jdkVersion").asString() + " " + name(result) + " " + length(result);
        results.computeIfAbsent(key, unknown -> new ArrayList<>()).add(result);
    }

    private static Measurement measurement(List<JsonNode> rounds) {
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (JsonNode round : rounds) {
            addNanos(round, nanos);
            addBytes(round, bytes);
        }
        JsonNode first = rounds.get(0);
        return new Measurement(
                first.path("jdkVersion").asString(),
                name(first),
                length(first),
                quartiles(nanos),
                quartiles(bytes).median());
    }

    /** Adds the middle of each iteration: an average would keep what else the machine did meanwhile. */
    private static void addNanos(JsonNode result, List<Double> nanos) {
        JsonNode metric = result.path("primaryMetric");
        String unit = metric.path("scoreUnit").asString();
        Double factor = NANOS.get(unit);
        if (factor == null) {
            throw new IllegalArgumentException(name(result) + " is in " + unit + ": run JMH with -bm sample or avgt");
        }
        boolean sampled = result.path("mode").asString().equals("sample");
        for (JsonNode fork : metric.path(sampled ? "rawDataHistogram" : "rawData")) {
            for (JsonNode iteration : fork) {
                nanos.add(factor * (sampled ? middle(iteration) : iteration.asDouble()));
            }
        }
    }

    private static void addBytes(JsonNode result, List<Double> bytes) {
        JsonNode allocated = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
        if (allocated.isMissingNode()) {
            throw new IllegalArgumentException(name(result) + " tells no allocation: run JMH with -prof gc");
        }
        for (JsonNode fork : allocated.path("rawData")) {
            fork.forEach(iteration -> bytes.add(iteration.asDouble()));
        }
    }

    /** Returns the middle one of samples that are given as pairs of value and count, in rising order. */
    private static double middle(JsonNode pairs) {
        long left = 0;
        for (JsonNode pair : pairs) {
            left += pair.get(1).asLong();
        }
        left = (left + 1) / 2;
        for (JsonNode pair : pairs) {
            left -= pair.get(1).asLong();
            if (left <= 0) {
                return pair.get(0).asDouble();
            }
        }
        throw new IllegalArgumentException("JMH counted no sample: give it longer iterations");
    }

    private static Quartiles quartiles(List<Double> values) {
        return Quartiles.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String name(JsonNode result) {
        String method = result.path("benchmark").asString();
        int end = method.lastIndexOf('.');
        return method.substring(method.lastIndexOf('.', end - 1) + 1);
    }

    private static int length(JsonNode result) {
        return result.path("params").path("length").asInt(0);
    }
}
