package org.webhookverifier.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Compares our filter with servlets that only read the body or compute its HMAC as well, and with stripe-java in a servlet, over
 * HTTP on this machine, and prints tables; ends by itself after some two minutes.
 *
 * <p>Clients and server share one process. The targets take turns in short rounds, each time in another order, and a ratio is that
 * of the two rounds of one turn, so that what else the machine does meets all of them alike.
 */
public final class FilterComparison {
    private static final int ROUNDS = Integer.getInteger("rounds", 15);
    private static final int WARM_UP_ROUNDS = Integer.getInteger("warmup", 6);
    private static final int[] LENGTHS = {1024, 16384};
    private static final int[] REQUESTS = {5000, 2500};

    private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

    private final StringBuilder rates = new StringBuilder(
            "| Server | Body | Target | Requests/s | Middle half | CPU us/request |\n|---|---|---|---|---|---|\n");
    private final StringBuilder ratios = new StringBuilder(
            "| Server | Body | Ratio of requests/s | Measured | Middle half | By CPU time | Goal | |\n|---|---|---|---|---|---|---|---|\n");

    private FilterComparison() {}

    /** Runs the comparison. */
    public static void main(String[] arguments) throws Exception {
        TOMCAT_LOG.setLevel(Level.SEVERE);
        var comparison = new FilterComparison();
        for (int i = 0; i < LENGTHS.length; i++) {
            var application = new Application();
            try (var server = ServerUnderLoad.jetty(application)) {
                comparison.compare(server, application, LENGTHS[i], REQUESTS[i]);
            }
        }
        for (int i = 0; i < LENGTHS.length; i++) {
            var application = new Application();
            try (var server = ServerUnderLoad.tomcat(application)) {
                comparison.compare(server, application, LENGTHS[i], REQUESTS[i]);
            }
        }
        System.out.println(comparison.rates);
        System.out.println(comparison.ratios);
    }

    private void compare(ServerUnderLoad server, Application application, int length, int requests) throws Exception {
        Map<Target, List<Load.Round>> rounds = new EnumMap<>(Target.class);
        var pool = new SignedRequests(requests, length);
        Target[] targets = Target.values();
        long expected = 0;
        try (var load = new Load(server.port())) {
            for (int i = 0; i < (WARM_UP_ROUNDS + ROUNDS) * targets.length; i++) {
                int turn = i / targets.length;
                Target target = targets[(i + turn) % targets.length];
                pool.renew(target.path());
                Load.Round round = load.run(pool);
                expected += target.isOurs() ? round.requests() : 0;
                if (turn >= WARM_UP_ROUNDS) {
                    rounds.computeIfAbsent(target, any -> new ArrayList<>()).add(round);
                }
            }
        }
        if (application.handled() != expected) {
            throw new IllegalStateException(application.handled() + " handled instead of " + expected);
        }
        print(server.name() + " | " + length / 1024 + " KB", rounds);
    }

    private void print(String where, Map<Target, List<Load.Round>> rounds) {
        rounds.forEach((target, list) -> {
            var rate = Quartiles.of(
                    list.stream().mapToDouble(Load.Round::perSecond).toArray());
            rates.append(text(
                    "| %s | %s | %,.0f | %,.0f to %,.0f | %.1f |\n",
                    where, target.title(), rate.median(), rate.lower(), rate.upper(), processorMicros(list)));
        });
        boolean small = where.endsWith(" 1 KB");
        printRatio(where, rounds, Target.OURS, Target.NO_OP, small ? 0.95 : 0);
        printRatio(where, rounds, Target.OURS_TYPED, Target.NO_OP, 0);
        printRatio(where, rounds, Target.BARE_MAC, Target.NO_OP, 0);
        printRatio(where, rounds, Target.OURS, Target.BARE_MAC, 0);
        printRatio(where, rounds, Target.OURS, Target.STRIPE_JAVA, small ? 0 : 1.3);
        printRatio(where, rounds, Target.OURS_TYPED, Target.STRIPE_JAVA, 0);
    }

    private void printRatio(
            String where, Map<Target, List<Load.Round>> rounds, Target ours, Target other, double goal) {
        List<Load.Round> our = rounds.getOrDefault(ours, List.of());
        List<Load.Round> their = rounds.getOrDefault(other, List.of());
        var speed = new double[our.size()];
        for (int i = 0; i < speed.length; i++) {
            speed[i] = our.get(i).perSecond() / their.get(i).perSecond();
        }
        var ratio = Quartiles.of(speed);
        String verdict = goal == 0 ? "" : ratio.median() >= goal ? "met" : "**missed**";
        ratios.append(text(
                "| %s | %s / %s | %.3f | %.3f to %.3f | %.3f | %s | %s |\n",
                where,
                ours.title(),
                other.title(),
                ratio.median(),
                ratio.lower(),
                ratio.upper(),
                processorMicros(their) / processorMicros(our),
                goal == 0 ? "" : ">= " + goal,
                verdict));
    }

    /** Over all rounds together, because the system counts in steps of ten milliseconds. */
    private static double processorMicros(List<Load.Round> rounds) {
        double nanos = rounds.stream().mapToLong(Load.Round::processorNanos).sum();
        return nanos / 1e3 / rounds.stream().mapToLong(Load.Round::requests).sum();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
