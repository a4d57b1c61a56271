package org.webhookverifier.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.jdbc.TestDatabase;

/**
 * A process is killed at each of many named places, many times; what it has acknowledged is handled all the same, once, when it runs
 * again.
 *
 * <p>{@code -Dcrash.halts=50} kills it more often.
 */
class CrashPointsTest {
    private static final int HALTS = Integer.getInteger("crash.halts", 5);
    private static final int TRACKS = 4;
    private static final int DELIVERIES = 10;

    static final List<String> POINTS = List.of(
            "unpark.commit.before",
            "accept.statement.after",
            "accept.commit.before",
            "accept.commit.after",
            "answer.before",
            "answer.after",
            "claim.statement.after",
            "claim.commit.before",
            "claim.commit.after",
            "handler.begin",
            "handler.written",
            "transaction.commit.before",
            "transaction.commit.after",
            "done.commit.before",
            "done.commit.after",
            "retry.commit.after",
            "bury.commit.before",
            "bury.commit.after",
            "renew.commit.before",
            "renew.commit.after",
            "change.commit.before",
            "change.commit.after");

    @TempDir
    Path folder;

    private VictimCommand victims;

    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();

    @Test
    void nothing_acknowledged_is_lost_or_done_twice_wherever_the_process_is_killed() throws Exception {
        victims = new VictimCommand(folder);
        firstLife();
        var tracks = Executors.newFixedThreadPool(TRACKS);
        try {
            var lives = new ArrayList<Callable<Void>>();
            for (int track = 0; track < TRACKS; track++) {
                int mine = track;
                lives.add(() -> live(mine));
            }
            for (var life : tracks.invokeAll(lives)) {
                life.get();
            }
        } finally {
            tracks.shutdownNow();
        }
    }

    /** Leaves the archive of classes from which the others start. */
    private void firstLife() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("first.db");
        new TestDatabase(url).execute("create table effect (id text not null)");
        assertThat(run(url, "none", "0-first")).isZero();
        acknowledged.clear();
    }

    private Void live(int track) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("track" + track + ".db");
        new TestDatabase(url).execute("create table effect (id text not null)");
        for (int halt = track; halt < HALTS; halt += TRACKS) {
            for (String point : POINTS) {
                int exit = run(url, point, track + "-" + halt + "-" + point);
                assertThat(exit).as("the process dies at " + point).isEqualTo(CrashPoint.HALTED);
            }
        }
        assertThat(run(url, "none", track + "-last")).isZero();
        assertThat(new TestDatabase(url).column("select event_id from webhook_inbox where state <> 2"))
                .as("not done")
                .isEmpty();
        List<String> effects = new TestDatabase(url).column("select id from effect");
        assertThat(effects).as("effects").doesNotHaveDuplicates();
        Set<String> mine = acknowledged.stream()
                .filter(id -> id.startsWith(track + "-"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(effects).as("what was acknowledged").containsAll(mine);
        assertThat(effects)
                .as("every step of every chain")
                .containsAll(effects.stream()
                        .filter(CrashPointsTest::beginsChain)
                        .flatMap(id -> Stream.of(id + "/2", id + "/3"))
                        .toList());
        assertThat(effects)
                .as("third steps")
                .filteredOn(id -> id.endsWith("/3"))
                .isNotEmpty();
        assertThat(mine).hasSizeGreaterThan(HALTS * POINTS.size() / TRACKS);
        return null;
    }

    private static boolean beginsChain(String id) {
        return !id.contains("/") && Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)) % 5 < 2;
    }

    private int run(String url, String point, String life) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors-" + life.charAt(0) + ".txt");
        Process process = new ProcessBuilder(victims.of(url, point, life, String.valueOf(DELIVERIES)))
                .redirectError(errors.toFile())
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.startsWith("ACK ")).forEach(line -> acknowledged.add(line.substring(4)));
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        int exit = process.exitValue();
        assertThat(exit).as(() -> point + "\n" + read(errors)).isIn(0, CrashPoint.HALTED);
        return exit;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
