package org.webhookverifier.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the ratios and values that JMH measured beside their goals; the arguments are JMH's JSON files. */
public final class Ratios {
    private Ratios() {}

    /** Prints tables for each JDK. */
    public static void main(String[] files) {
        Map<String, List<Measurement>> byJdk = JmhResults.read(
                        Stream.of(files).map(Path::of).toList())
                .stream()
                .collect(Collectors.groupingBy(Measurement::jdk, LinkedHashMap::new, Collectors.toList()));
        byJdk.values().forEach(measurements -> System.out.println(RatioTable.of(measurements)));
    }
}
