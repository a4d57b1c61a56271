package org.webhookverifier.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what JMH writes with {@code -rf json}, average times only. */
final class JmhResults {
    private static final Map<String, Double> NANOS = Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

    private JmhResults() {}

    static List<Measurement> read(Path file) {
        List<Measurement> measurements = new ArrayList<>();
        for (JsonNode result : JsonMapper.shared().readTree(file)) {
            measurements.add(measurement(result));
        }
        return measurements;
    }

    private static Measurement measurement(JsonNode result) {
        String method = result.path("benchmark").asString();
        int end = method.lastIndexOf('.');
        String name = method.substring(method.lastIndexOf('.', end - 1) + 1);
        JsonNode metric = result.path("primaryMetric");
        String unit = metric.path("scoreUnit").asString();
        Double factor = NANOS.get(unit);
        if (factor == null) {
            throw new IllegalArgumentException(name + " is in " + unit + ": run JMH with -bm avgt");
        }
        JsonNode allocated = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
        if (allocated.isMissingNode()) {
            throw new IllegalArgumentException(name + " tells no allocation: run JMH with -prof gc");
        }
        return new Measurement(
                result.path("jdkVersion").asString(),
                name,
                result.path("params").path("length").asInt(0),
                quartiles(metric, factor),
                allocated.path("score").asDouble());
    }

    /** The middle of all iterations: an average would keep what else the machine did in one of them. */
    private static Quartiles quartiles(JsonNode metric, double factor) {
        List<Double> nanos = new ArrayList<>();
        for (JsonNode fork : metric.path("rawData")) {
            for (JsonNode iteration : fork) {
                nanos.add(iteration.asDouble() * factor);
            }
        }
        return Quartiles.of(nanos.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
