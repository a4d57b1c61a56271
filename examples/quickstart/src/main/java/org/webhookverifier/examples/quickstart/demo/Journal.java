package org.webhookverifier.examples.quickstart.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.observe.ReceiptListener;

/** What the application knows of each request: its receipt, and what handlers noted. Thread-safe. */
public final class Journal implements ReceiptListener {
    private static final int CAPACITY = 1_000;

    // Handlers run on the thread of the request, and so does the listener after them.
    private final ThreadLocal<List<String>> notes = ThreadLocal.withInitial(ArrayList::new);
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>(CAPACITY);

    /**
     * One request.
     *
     * @param receipt what became of it
     * @param notes what handlers noted
     */
    public record Entry(Receipt receipt, List<String> notes) {
        /** Keeps its own copy of the notes. */
        public Entry {
            notes = List.copyOf(notes);
        }
    }

    /** Notes what a handler has to say about the request of this thread. */
    public void note(String text) {
        notes.get().add(text);
    }

    /** Keeps the receipt and the notes; where nobody reads them for long, new ones are left out. */
    @Override
    public void received(Receipt receipt) {
        entries.offer(new Entry(receipt, notes.get()));
        notes.remove();
    }

    /** Waits for the next request. */
    public Entry next() throws InterruptedException {
        return entries.take();
    }

    /** Waits for the next request, for some time. */
    Optional<Entry> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(entries.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }
}
