package org.webhookverifier.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.benchmarks.DurableServer.Counters;
import org.webhookverifier.benchmarks.Producers.Round;

/**
 * Lets sides take turns, each time in another order, and prints what they did; the last one is what the others are compared with.
 *
 * @param server whose commits are counted, or {@code null}
 */
record InboxContest(String what, @Nullable DurableServer server, List<InboxSide> sides, List<Goal> goals) {
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int WARM_UP_ROUNDS = Integer.getInteger("warmup", 3);
    private static final Counters NOTHING = new Counters(0, 0);

    void run(StringBuilder rates, StringBuilder ratios) throws Exception {
        int count = sides.size();
        List<List<Round>> rounds = new ArrayList<>();
        List<Counters> counters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rounds.add(new ArrayList<>());
            counters.add(NOTHING);
        }
        for (int i = 0; i < (WARM_UP_ROUNDS + ROUNDS) * count; i++) {
            int turn = i / count;
            int at = (i + turn) % count;
            InboxSide side = sides.get(at);
            side.prepare();
            Counters before = server == null ? NOTHING : server.read();
            Round round = side.run();
            if (turn >= WARM_UP_ROUNDS) {
                counters.set(at, counters.get(at).plus(server == null ? NOTHING : server.since(before)));
                rounds.get(at).add(round);
            }
        }
        for (int i = 0; i < count; i++) {
            rates.append(rate(sides.get(i), rounds.get(i), counters.get(i)));
            if (i < count - 1) {
                ratios.append(ratio(i, rounds));
            }
        }
    }

    private String rate(InboxSide side, List<Round> rounds, Counters counted) {
        var speed = Quartiles.of(rounds.stream().mapToDouble(Round::perSecond).toArray());
        var slow = Quartiles.of(rounds.stream().mapToDouble(Round::slowNanos).toArray());
        double thousands = rounds.stream().mapToLong(Round::operations).sum() / 1000.0;
        return text(
                "| %s | %s | %,.0f | %,.0f to %,.0f | %s | %s |\n",
                what,
                side.title(),
                speed.median(),
                speed.lower(),
                speed.upper(),
                slow.median() == 0 ? "" : text("%.1f", slow.median() / 1e6),
                server == null
                        ? " | "
                        : text("%,.0f | %,.0f", counted.commits() / thousands, counted.syncs() / thousands));
    }

    private String ratio(int ours, List<List<Round>> rounds) {
        int last = sides.size() - 1;
        var ratio = new double[rounds.get(ours).size()];
        var slower = new double[ratio.length];
        for (int i = 0; i < ratio.length; i++) {
            Round our = rounds.get(ours).get(i);
            Round their = rounds.get(last).get(i);
            ratio[i] = our.perSecond() / their.perSecond();
            slower[i] = (double) our.slowNanos() / their.slowNanos();
        }
        var speed = Quartiles.of(ratio);
        double slow = Quartiles.of(slower).median();
        return text(
                "| %s | %s / %s | %.2f | %.2f to %.2f | %s | %s |\n",
                what,
                sides.get(ours).title(),
                sides.get(last).title(),
                speed.median(),
                speed.lower(),
                speed.upper(),
                Double.isNaN(slow) ? "" : text("%.2f", slow),
                goals.get(ours).cells(speed.median()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
