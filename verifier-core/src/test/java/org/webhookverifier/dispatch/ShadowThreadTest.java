package org.webhookverifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShadowThreadTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ShadowThread thread = new ShadowThread(nanos::get);
    private final CountDownLatch began = new CountDownLatch(1);
    private final CompletableFuture<String> end = new CompletableFuture<>();

    @AfterEach
    void close() {
        thread.close();
    }

    private void stuck() {
        began.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            end.complete("interrupted");
        }
    }

    @Test
    void what_takes_too_long_is_interrupted_when_another_comes_which_then_runs() throws Exception {
        thread.offer(0, this::stuck);
        began.await();
        nanos.set(ShadowThread.LONGEST.toNanos());
        thread.offer(0, () -> {});
        assertThat(end).isNotDone();
        nanos.set(ShadowThread.LONGEST.plus(Duration.ofNanos(1)).toNanos());
        var next = new CompletableFuture<Boolean>();
        thread.offer(0, () -> next.complete(Thread.currentThread().isInterrupted()));

        assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo("interrupted");
        assertThat(next.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void an_interruption_is_not_handed_on() throws Exception {
        thread.offer(0, () -> Thread.currentThread().interrupt());
        var next = new CompletableFuture<Boolean>();
        thread.offer(0, () -> next.complete(Thread.currentThread().isInterrupted()));

        assertThat(next.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void takes_a_body_of_any_length_if_nothing_waits_and_no_more_than_there_is_room_for() throws Exception {
        int half = (int) (ShadowThread.MOST_WAITING / 2) - ShadowThread.OVERHEAD;
        assertThat(thread.offer(Integer.MAX_VALUE, this::stuck)).isTrue();
        assertThat(thread.offer(0, () -> {})).isFalse();
        began.await();
        nanos.set(Long.MAX_VALUE / 2);
        thread.offer(0, () -> {});
        end.get(30, TimeUnit.SECONDS);
        var free = new CountDownLatch(1);
        while (!thread.offer(0, free::countDown)) {
            Thread.onSpinWait();
        }
        free.await();

        var release = new CountDownLatch(1);
        var all = new CompletableFuture<Void>();
        Runnable waiting = () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                all.completeExceptionally(e);
            }
        };
        nanos.set(0);
        while (!thread.offer(half, waiting)) {
            Thread.onSpinWait();
        }
        while (!thread.offer(half, () -> all.complete(null))) {
            Thread.onSpinWait();
        }
        assertThat(thread.offer(0, () -> {})).isFalse();
        release.countDown();
        assertThat(all).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void takes_nothing_after_its_end() {
        thread.close();

        assertThat(thread.offer(0, () -> {})).isFalse();
    }
}
