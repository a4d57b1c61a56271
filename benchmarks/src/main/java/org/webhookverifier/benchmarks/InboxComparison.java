package org.webhookverifier.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.jdbc.JdbcInboxStore;

/**
 * Compares the durable inbox with what is written by hand and with db-scheduler, on PostgreSQL and SQLite, and prints tables; ends
 * by itself after some minutes. The argument is {@code accept}, {@code sqlite}, {@code process}, {@code http} or {@code all}.
 */
public final class InboxComparison {
    private static final int ROWS = Integer.getInteger("rows", 8_000);

    private final StringBuilder rates = new StringBuilder("| What | Side | Per second | Middle half | p99, ms |"
            + " Commits per 1,000 | WAL syncs per 1,000 |\n|---|---|---|---|---|---|---|\n");
    private final StringBuilder ratios =
            new StringBuilder("| What | Ratio, in turn | Measured | Middle half | of p99 | Goal | |\n"
                    + "|---|---|---|---|---|---|---|\n");

    private InboxComparison() {}

    /** Runs the comparison. */
    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "all" : arguments[0];
        var comparison = new InboxComparison();
        try (var producers = new Producers()) {
            if (List.of("all", "sqlite").contains(what)) {
                comparison.sqlite(producers);
            }
            if (!"sqlite".equals(what)) {
                comparison.postgres(what, producers);
            }
        }
        System.out.println(comparison.rates);
        System.out.println(comparison.ratios);
    }

    private void postgres(String what, Producers producers) throws Exception {
        boolean all = "all".equals(what);
        try (var server = new DurableServer()) {
            System.out.println(server.settings() + "\n");
            server.execute(RowPerDelivery.table("bigint generated always as identity primary key", "bytea"));
            server.execute(RowPerDelivery.INDEX);
            server.execute(ProcessingSides.table());
            InboxStore store =
                    JdbcInboxStore.builder(server.pool()).createTables(true).build();
            if (all || "accept".equals(what)) {
                accept(server, store, producers);
            }
            if (all || "process".equals(what)) {
                contest(
                        "process, PostgreSQL",
                        server,
                        List.of(
                                ProcessingSides.inbox(server, store, ROWS),
                                ProcessingSides.scheduler(server, ROWS / 2)),
                        List.of(Goal.atLeast(4)));
            }
            if (all || "http".equals(what)) {
                http(server, store, producers);
            }
        }
    }

    private void accept(DurableServer server, InboxStore store, Producers producers) throws Exception {
        contest(
                "accept, PostgreSQL",
                server,
                List.of(
                        AcceptSides.receiver(store, producers, ROWS),
                        AcceptSides.store(store, ROWS),
                        AcceptSides.rows(RowPerDelivery.in(server.pool()), producers, ROWS / 2)),
                List.of(Goal.atLeast(2.5), Goal.NONE));
    }

    private void http(DurableServer server, InboxStore store, Producers producers) throws Exception {
        try (var busy = InboxServer.start(AcceptSides.busyReceiver(store), RowPerDelivery.in(server.pool()))) {
            contest(
                    "HTTP, PostgreSQL",
                    server,
                    List.of(
                            HttpSide.of("filter with inbox", "/webhooks/stripe", busy, producers, ROWS / 2),
                            HttpSide.of("servlet with a row", InboxServer.ROWS, busy, producers, ROWS / 2)),
                    List.of(Goal.atLeast(1)));
        }
        try (var handling = InboxServer.start(InboxServer.handling(store), RowPerDelivery.in(server.pool()))) {
            contest(
                    "HTTP, handled at the same time",
                    server,
                    List.of(
                            HttpSide.of("filter with inbox", "/webhooks/stripe", handling, producers, ROWS / 2),
                            HttpSide.of("servlet with a row", InboxServer.ROWS, handling, producers, ROWS / 2)),
                    List.of(Goal.NONE));
        }
    }

    private void sqlite(Producers producers) throws Exception {
        Path folder =
                Files.createDirectories(Path.of("benchmarks", "target", "files").toAbsolutePath());
        Path own = Files.createTempDirectory(folder, "sqlite");
        try (InboxStore store = JdbcInboxStore.embedded(own.resolve("inbox.db"))) {
            contest(
                    "accept, SQLite",
                    null,
                    List.of(
                            AcceptSides.receiver(store, producers, ROWS),
                            AcceptSides.store(store, ROWS),
                            AcceptSides.rows(RowPerDelivery.in(own.resolve("rows.db")), producers, ROWS / 4)),
                    List.of(Goal.atLeast(4), Goal.NONE));
        }
    }

    private void contest(String what, @Nullable DurableServer server, List<InboxSide> sides, List<Goal> goals)
            throws Exception {
        try {
            new InboxContest(what, server, sides, goals).run(rates, ratios);
        } finally {
            for (InboxSide side : sides) {
                side.close();
            }
        }
    }
}
