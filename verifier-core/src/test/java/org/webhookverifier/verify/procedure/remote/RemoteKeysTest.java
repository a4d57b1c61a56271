package org.webhookverifier.verify.procedure.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhookverifier.verify.procedure.RecordingDownloads;

class RemoteKeysTest {
    private static final String ADDRESS = "https://keys.example.com/";
    private static final long START = 1_780_000_000_000L;
    private static final long SECOND = 1000;
    private static final long HOUR = 3600 * SECOND;

    private final RecordingDownloads downloads = new RecordingDownloads().serve(ADDRESS, "one");
    private final RemoteKeys<String> keys = new RemoteKeys<>(downloads, URI.create(ADDRESS), 100, RemoteKeysTest::text);

    @Test
    void what_was_fetched_counts_for_an_hour() {
        assertThat(keys.current(START)).isEqualTo("one");
        downloads.serve(ADDRESS, "two");

        assertThat(keys.current(START + HOUR - 1)).isEqualTo("one");
        assertThat(keys.current(START + HOUR)).isEqualTo("two");
        assertThat(downloads.asked()).hasSize(2);
    }

    @Test
    void while_the_address_does_not_answer_the_last_answer_counts_for_a_day() {
        keys.current(START);
        downloads.fail(ADDRESS);

        assertThat(keys.current(START + HOUR)).isEqualTo("one");
        assertThat(keys.current(START + 24 * HOUR - 1)).isEqualTo("one");
        assertThat(keys.current(START + 24 * HOUR)).isNull();
        downloads.serve(ADDRESS, "two");
        assertThat(keys.current(START + 24 * HOUR + 10 * SECOND)).isEqualTo("two");
    }

    @Test
    void an_address_that_does_not_answer_is_asked_every_ten_seconds_at_most() {
        downloads.fail(ADDRESS);
        for (int i = 0; i < 100; i++) {
            assertThat(keys.current(START + i * 100L)).isNull();
        }
        assertThat(downloads.asked()).hasSize(1);
        keys.current(START + 10 * SECOND);
        assertThat(downloads.asked()).hasSize(2);
    }

    @Test
    void an_answer_of_another_form_does_not_replace_the_last_one() {
        keys.current(START);
        downloads.serve(ADDRESS, "broken");
        assertThat(keys.current(START + HOUR)).isEqualTo("one");
        downloads.serve(ADDRESS, "throws");
        assertThat(keys.current(START + 2 * HOUR)).isEqualTo("one");
    }

    @Test
    void a_key_that_is_missing_is_looked_for_once_a_minute_at_most() {
        keys.current(START);
        for (int i = 0; i < 600; i++) {
            keys.having("two"::equals, START + i * 100L);
        }
        assertThat(downloads.asked()).hasSize(1);
        downloads.serve(ADDRESS, "two");
        assertThat(keys.having("two"::equals, START + 60 * SECOND)).isEqualTo("two");
        keys.having("three"::equals, START + 119 * SECOND);
        assertThat(downloads.asked()).hasSize(2);
    }

    @Test
    void a_clock_that_is_put_back_keeps_no_old_keys_alive() {
        keys.current(START);
        downloads.serve(ADDRESS, "two");

        assertThat(keys.current(START - HOUR)).isEqualTo("two");
    }

    @Test
    void many_threads_make_one_fetch_and_all_get_its_answer() throws Exception {
        var fetches = new AtomicInteger();
        var allAsk = new CountDownLatch(1);
        var slow = new RemoteKeys<String>(
                (address, limit) -> {
                    fetches.incrementAndGet();
                    await(allAsk);
                    return "one".getBytes(UTF_8);
                },
                URI.create(ADDRESS),
                100,
                RemoteKeysTest::text);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<String>>();
            Callable<String> ask = () -> String.valueOf(slow.current(START));
            for (int i = 0; i < 8; i++) {
                answers.add(pool.submit(ask));
            }
            allAsk.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("one");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(fetches).hasValue(1);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String text(byte[] answer) throws IOException {
        String text = new String(answer, UTF_8);
        if (text.equals("broken")) {
            throw new IOException("broken");
        }
        if (text.equals("throws")) {
            throw new IllegalStateException("throws");
        }
        return text;
    }
}
