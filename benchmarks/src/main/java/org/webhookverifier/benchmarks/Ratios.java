package org.webhookverifier.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the ratios and values that JMH measured beside their goals; the arguments are JMH's JSON files. */
public final class Ratios {
    private Ratios() {}

    /** Prints tables for each JDK. */
    public static void main(String[] files) {
        Map<String, List<Measurement>> byJdk = new LinkedHashMap<>();
        for (String file : files) {
            for (Measurement each : JmhResults.read(Path.of(file))) {
                byJdk.computeIfAbsent(each.jdk(), jdk -> new ArrayList<>()).add(each);
            }
        }
        byJdk.values().forEach(measurements -> System.out.println(RatioTable.of(measurements)));
    }
}
