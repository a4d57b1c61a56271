package org.webhookverifier.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.benchmarks.Producers.Round;

/** Clients that keep their connections, each of which waits for the answer before it sends again. */
final class HttpSide implements InboxSide {
    /** Ids of one run must not come again, whichever side they are sent to. */
    private static final SignedRequests REQUESTS =
            new SignedRequests(Integer.getInteger("rows", 8_000), EventNumbers.LENGTH);

    private final String title;
    private final String path;
    private final int count;
    private final Producers producers;
    private final List<Connection> connections = new ArrayList<>();

    private HttpSide(String title, String path, Producers producers, int count) {
        this.title = title;
        this.path = path;
        this.producers = producers;
        this.count = count;
    }

    static HttpSide of(String title, String path, InboxServer server, Producers producers, int count)
            throws IOException {
        var side = new HttpSide(title, path, producers, count);
        for (int i = 0; i < Producers.COUNT; i++) {
            side.connections.add(new Connection(server.port()));
        }
        return side;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void prepare() throws Exception {
        REQUESTS.renew(path);
    }

    @Override
    public Round run() throws Exception {
        return producers.run(count, (thread, number) -> connections.get(thread).send(REQUESTS.get(number)));
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
