package org.webhookverifier.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.benchmarks.Producers.Round;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.source.Source;

/** Ways to get through what waits in a table, with a handler that does nothing. */
final class ProcessingSides {
    private static final int WORKERS = 16;
    private static final int GROUP = 500;
    private static final int LONGEST_SECONDS = 120;

    private ProcessingSides() {}

    /** Ours; a delivery counts when the end of its claim is in the store. */
    static InboxSide inbox(DurableServer server, InboxStore store, int count) {
        return new InboxSide() {
            @Override
            public String title() {
                return "inbox, " + WORKERS + " workers";
            }

            @Override
            public void prepare() throws Exception {
                server.execute("truncate webhook_inbox");
                AcceptSides.groups(count, GROUP).forEach(store::accept);
            }

            @Override
            public Round run() throws Exception {
                var left = new CountDownLatch(count);
                try (WebhookReceiver receiver = WebhookReceiver.builder()
                        .source(Source.of("stripe", Deliveries.SECRET))
                        .inbox(Inbox.on(store).workers(WORKERS).startedByHand().listener(attempt -> {
                            if (attempt.next() == EntryState.DONE) {
                                left.countDown();
                            }
                        }))
                        .fallback("none", (event, delivery) -> {})
                        .build()) {
                    long start = System.nanoTime();
                    receiver.inbox().start();
                    await(left);
                    return new Round(count, System.nanoTime() - start, 0);
                }
            }
        };
    }

    /** Theirs; a task counts when it has run, a little before its row is deleted. */
    static InboxSide scheduler(DurableServer server, int count) {
        OneTimeTask<byte[]> kind = Tasks.oneTime("event", byte[].class).execute((instance, context) -> {
            Latch.current.countDown();
        });
        return new InboxSide() {
            @Override
            public String title() {
                return "db-scheduler, " + WORKERS + " threads";
            }

            @Override
            public void prepare() throws Exception {
                server.execute("truncate scheduled_tasks");
                Latch.current = new CountDownLatch(count);
                Scheduler client = Scheduler.create(server.pool(), kind).build();
                Instant now = Instant.now();
                List<TaskInstance<?>> group = new ArrayList<>();
                for (EventNumbers.Event event : EventNumbers.next(count)) {
                    group.add(kind.instance(event.id(), event.body()));
                    if (group.size() == GROUP) {
                        client.scheduleBatch(group, now);
                        group.clear();
                    }
                }
                client.scheduleBatch(group, now);
            }

            @Override
            public Round run() throws Exception {
                Scheduler scheduler = Scheduler.create(server.pool(), kind)
                        .threads(WORKERS)
                        .pollUsingLockAndFetch(1.0, 4.0)
                        .pollingInterval(Duration.ofMillis(100))
                        .build();
                long start = System.nanoTime();
                scheduler.start();
                try {
                    await(Latch.current);
                    return new Round(count, System.nanoTime() - start, 0);
                } finally {
                    scheduler.stop();
                }
            }
        };
    }

    /** The table that db-scheduler asks for. */
    static String table() {
        return "create table scheduled_tasks (task_name text not null, task_instance text not null, task_data bytea,"
                + " execution_time timestamp with time zone not null, picked boolean not null, picked_by text,"
                + " last_success timestamp with time zone, last_failure timestamp with time zone,"
                + " consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,"
                + " priority smallint, primary key (task_name, task_instance));"
                + "create index execution_time_idx on scheduled_tasks (execution_time);"
                + "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)";
    }

    private static void await(CountDownLatch left) throws InterruptedException {
        if (!left.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(left.getCount() + " are left");
        }
    }

    /** What the task of the present round counts. */
    private static final class Latch {
        private static volatile CountDownLatch current = new CountDownLatch(0);
    }
}
