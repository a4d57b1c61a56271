package org.webhookverifier.testkit.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.observe.ReceiptListener;

/** Keeps what the receiver told its listener and its handlers, and does in the handler what a test wants. Thread-safe. */
final class Recorder implements ReceiptListener, EventHandler<Delivery> {
    private static final long MOST_MILLIS = 20_000;

    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Delivery> handled = new ArrayList<>();
    private EventHandler<Delivery> work = (event, delivery) -> {};

    synchronized void reset() {
        receipts.clear();
        handled.clear();
        work = (event, delivery) -> {};
    }

    /** Sets what the handler does. */
    synchronized void work(EventHandler<Delivery> value) {
        work = value;
    }

    @Override
    public synchronized void received(Receipt receipt) {
        receipts.add(receipt);
        notifyAll();
    }

    @Override
    public void handle(Delivery event, Delivery delivery) throws Exception {
        EventHandler<Delivery> now;
        synchronized (this) {
            handled.add(delivery);
            notifyAll();
            now = work;
        }
        now.handle(event, delivery);
    }

    synchronized List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    synchronized Receipt lastReceipt() {
        if (receipts.isEmpty()) {
            throw new AssertionError("The receiver was not asked: the request did not come through the adapter");
        }
        return receipts.get(receipts.size() - 1);
    }

    /** Returns what the handler was called with; attempts that failed count. */
    synchronized List<Delivery> handled() {
        return List.copyOf(handled);
    }

    /** Waits for what is meant to be recorded. */
    synchronized void await(String what, Predicate<Recorder> recorded) throws InterruptedException {
        long end = System.nanoTime() + MOST_MILLIS * 1_000_000;
        while (!recorded.test(this)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Waited in vain: " + what);
            }
            wait(left);
        }
    }
}
