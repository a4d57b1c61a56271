package org.webhookverifier.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sets what was measured on one JDK beside the goals, as tables of Markdown. */
final class RatioTable {
    private static final int KB = 1024;
    private static final double BARE_MAC = 1.15;
    private static final double BARE_KEY = 1.05;
    private static final int VERIFY_BYTES = 96;
    private static final int REFUSAL_NANOS = 150;
    private static final int RANGES_NANOS = 100;
    private static final int DISPATCH_NANOS = 1_000;
    private static final int DISPATCH_BYTES = 200;

    private final List<Measurement> measurements;
    private final List<String> ratios = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private RatioTable(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    /** Returns the tables; the measurements are all of the same JDK. */
    static String of(List<Measurement> measurements) {
        var table = new RatioTable(measurements);
        table.compare();
        table.show();
        return "JDK " + measurements.get(0).jdk() + "\n\n"
                + "| Ratio of times | Measured | Medians, ns | Spread | Goal | |\n|---|---|---|---|---|---|\n"
                + String.join("", table.ratios)
                + "\n| Operation | Body | ns/op | Spread | Goal | | B/op | Goal | |\n|---|---|---|---|---|---|---|---|---|\n"
                + String.join("", table.values);
    }

    private void compare() {
        boolean oldJdk = measurements.get(0).jdkFeature() < 25;
        for (String provider : List.of("stripe", "slack", "github", "standard")) {
            ratio(provider, "bareMac", KB, Goal.atMost(BARE_MAC));
        }
        ratio("stripeJava", "stripe", KB, Goal.atLeast(4));
        ratio("stripeJavaText", "stripe", KB, Goal.NONE);
        ratio("standardWebhooks", "standard", KB, Goal.atLeast(2));
        ratio("slackSdk", "slack", KB, Goal.atLeast(oldJdk ? 8 : 3.5));
        ratio("handWritten", "stripe", KB, Goal.NONE);
        for (int length : List.of(16 * KB, KB * KB)) {
            ratio("stripe", "bareMac", length, Goal.NONE);
            ratio("stripeJava", "stripe", length, Goal.NONE);
        }
        ratio("PublicKeyBenchmark", "ed25519", "bareEd25519", 0, Goal.atMost(BARE_KEY));
        ratio("PublicKeyBenchmark", "ecdsa", "bareEcdsa", 0, Goal.atMost(BARE_KEY));
        ratio("PublicKeyBenchmark", "rsa", "bareRsa", 0, Goal.atMost(BARE_KEY));
        ratio("DispatchBenchmark", "everyHandler", "handWritten", 2 * KB, Goal.NONE);
        ratio("DispatchBenchmark", "readPointers", "readTree", 2 * KB, Goal.NONE);
    }

    private void ratio(String over, String under, int length, Goal goal) {
        ratio("VerifyBenchmark", over, under, length, goal);
    }

    private void ratio(String benchmark, String over, String under, int length, Goal goal) {
        String name = "`" + over + "` / `" + under + "`, " + size(length == 0 ? KB : length);
        Measurement above = find(benchmark + "." + over, length);
        Measurement below = find(benchmark + "." + under, length);
        if (above == null || below == null) {
            if (goal != Goal.NONE) {
                ratios.add("| " + name + " | | | | " + goal.cells(null) + " |\n");
            }
            return;
        }
        double ratio = above.nanos().median() / below.nanos().median();
        String medians = Goal.number(above.nanos().median()) + " / "
                + Goal.number(below.nanos().median());
        double spread = Math.max(above.nanos().spread(), below.nanos().spread());
        ratios.add("| " + name + " | " + Goal.number(ratio) + " | " + medians + " | " + percent(spread) + " | "
                + goal.cells(ratio) + " |\n");
    }

    private void show() {
        for (Measurement each : measurements) {
            String length = each.length() == 0 ? "" : size(each.length());
            values.add("| `" + each.name() + "` | " + length + " | "
                    + Goal.number(each.nanos().median()) + " | "
                    + percent(each.nanos().spread()) + " | "
                    + timeGoal(each).cells(each.nanos().median()) + " | "
                    + Goal.number(each.wholeBytes()) + " | "
                    + bytesGoal(each).cells((double) each.wholeBytes()) + " |\n");
        }
    }

    private static Goal timeGoal(Measurement each) {
        if (isSearch(each)) {
            return Goal.atMost(RANGES_NANOS);
        }
        if (isDispatch(each)) {
            return Goal.atMost(DISPATCH_NANOS);
        }
        return each.name().startsWith("RefusalBenchmark.") ? Goal.atMost(REFUSAL_NANOS) : Goal.NONE;
    }

    private static Goal bytesGoal(Measurement each) {
        if (isSearch(each) || each.name().startsWith("RefusalBenchmark.")) {
            return Goal.atMost(0);
        }
        if (isDispatch(each)) {
            return Goal.atMost(DISPATCH_BYTES);
        }
        // JMH's own garbage, spread over the few calls that there are with long bodies, is more than the goal.
        if (each.length() > KB) {
            return Goal.NONE;
        }
        return switch (each.name()) {
            case "VerifyBenchmark.stripe",
                    "VerifyBenchmark.slack",
                    "VerifyBenchmark.github",
                    "VerifyBenchmark.standard" -> Goal.atMost(VERIFY_BYTES);
            default -> Goal.NONE;
        };
    }

    private static boolean isSearch(Measurement each) {
        return each.name().startsWith("AddressBenchmark.");
    }

    /** Without the reading, which is excluded. */
    private static boolean isDispatch(Measurement each) {
        return each.name().equals("DispatchBenchmark.everyHandler")
                || each.name().equals("DispatchBenchmark.oneStopped");
    }

    private @Nullable Measurement find(String name, int length) {
        for (Measurement each : measurements) {
            if (each.name().equals(name) && each.length() == length) {
                return each;
            }
        }
        return null;
    }

    private static String size(int length) {
        return length >= KB * KB ? length / KB / KB + " MB" : length / KB + " KB";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "±%.1f %%", value);
    }
}
