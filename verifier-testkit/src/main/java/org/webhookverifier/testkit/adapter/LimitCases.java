package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.request.WebhookRequest;

/** A sender cannot make the server read, keep or wait for more than the source allows. */
abstract class LimitCases {
    private static final int LIMIT = ContractSources.SMALL_LIMIT;
    private static final int RESERVE = 64 * 1024;
    private static final long MOST_HEAP_GROWTH = 8 << 20;

    abstract Stage stage();

    @Test
    void refuses_a_declared_gigabyte_before_the_first_byte(TestReporter reporter) throws Exception {
        check(
                "declared",
                () -> Flood.declared(stage().uri(), stage().signer("small").sign("x")),
                reporter);
    }

    @Test
    void refuses_a_gigabyte_in_chunks_after_the_first_byte_too_many(TestReporter reporter) throws Exception {
        check(
                "chunked",
                () -> Flood.chunked(stage().uri(), stage().signer("small").sign("x"), LIMIT),
                reporter);
    }

    @Test
    void refuses_one_byte_more_than_the_limit() throws Exception {
        WebhookRequest request = stage().signer("small").sign(new byte[LIMIT + 1]);
        stage().refused(request, 413, "too_large");
        try (RawHttp http = RawHttp.open(stage().uri())) {
            stage().refused(http.sendChunked(request, LIMIT + 1), 413, "too_large");
        }
    }

    @Test
    void refuses_a_large_body_that_a_sender_only_offers() throws Exception {
        WebhookRequest request = stage().signer("small").sign("x");
        try (RawHttp http = RawHttp.open(stage().uri())) {
            http.write(http.head(request, "Content-Length: " + (LIMIT + 1), "Expect: 100-continue"));
            RawHttp.Response answer = http.read();
            // Some servers ask for a body before they ask the application.
            stage().refused(answer.status() == 100 ? http.read() : answer, 413, "too_large");
        }
    }

    @Test
    void asks_for_a_body_that_a_sender_offers() throws Exception {
        WebhookRequest request = stage().signer("small").sign("{\"a\":\"offered\"}");
        try (RawHttp http = RawHttp.open(stage().uri())) {
            http.write(http.head(request, "Content-Length: " + request.body().length, "Expect: 100-continue"));
            assertThat(http.read().status()).isEqualTo(100);
            http.write(request.body());
            stage().handled(http.read(), request.body());
        }
    }

    @Test
    void admits_nothing_when_the_sender_disconnects_in_the_middle_of_the_body() throws Exception {
        WebhookRequest request = stage().signer("github").sign("{\"a\":\"cut off\"}");
        long known = stage().store.ids();
        try (RawHttp http = RawHttp.open(stage().uri())) {
            http.write(http.head(request, "Content-Length: " + (request.body().length + 1)));
            http.write(request.body());
        }
        stage().recorder.await("the receipt", recorder -> !recorder.receipts().isEmpty());

        assertThat(stage().recorder.lastReceipt().reason()).isEqualTo("broken_body");
        assertThat(stage().recorder.handled()).isEmpty();
        assertThat(stage().store.ids()).isEqualTo(known);
    }

    @Test
    void admits_nothing_when_the_chunks_are_broken() throws Exception {
        WebhookRequest request = stage().signer("github").sign("{\"a\":\"broken chunk\"}");
        try (RawHttp http = RawHttp.open(stage().uri())) {
            http.write(http.head(request, "Transfer-Encoding: chunked"));
            http.write(RawHttp.chunk(request.body(), 0, request.body().length));
            http.write("no length\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(http.read().status()).isEqualTo(400);
        }
        assertThat(stage().recorder.handled()).isEmpty();
    }

    @Test
    void serves_others_while_senders_keep_it_waiting() throws Exception {
        WebhookRequest request = stage().signer("github").sign("{\"a\":\"in between\"}");
        var slow = new RawHttp[32];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = RawHttp.open(stage().uri());
            slow[i].write(slow[i].head(request, "Content-Length: " + request.body().length));
            slow[i].write(new byte[] {'{'});
        }
        stage().handled(request);
        for (RawHttp http : slow) {
            http.close();
        }
        stage().recorder.await("all receipts", recorder -> recorder.receipts().size() > slow.length);
    }

    private void check(String name, Callable<Flood.Taken> flood, TestReporter reporter) throws Exception {
        // Once for the classes, buffers and threads that are there for good afterwards.
        Flood.Taken first = flood.call();
        long usedBefore = usedHeap();
        long allocatedBefore = allocated();
        Flood.Taken taken = flood.call();
        long allocated = allocated() - allocatedBefore;
        long growth = usedHeap() - usedBefore;

        stage().refused(first.answer(), 413, "too_large");
        stage().refused(taken.answer(), 413, "too_large");
        assertThat(stage().recorder.lastReceipt().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(taken.answer().headers().first("Connection")).hasValue("close");
        assertThat(taken.bytesUntilAnswer()).isLessThanOrEqualTo(LIMIT + 1);
        assertThat(taken.bytesUntilAnswer() + taken.bytesAfterwards()).isLessThanOrEqualTo(LIMIT + RESERVE);
        assertThat(growth).isLessThanOrEqualTo(MOST_HEAP_GROWTH);
        // What is garbage by now counts as well: a gigabyte that is let go at once was still there.
        assertThat(allocated).isLessThanOrEqualTo(MOST_HEAP_GROWTH);
        reporter.publishEntry(
                name + " gigabyte",
                "answered after " + taken.bytesUntilAnswer() + " bytes, " + taken.bytesAfterwards()
                        + " more could be written, heap grew by " + growth + " bytes, " + allocated
                        + " were allocated");
    }

    /** Returns how many bytes all threads that live have allocated so far; 0 where the JVM does not count them. */
    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                        .sum()
                : 0;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
