package org.webhookverifier.jdbc.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between the application and its database, and cuts a connection when the database has done what it was asked and is about to
 * say so.
 */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final AtomicReference<String> armed = new AtomicReference<>("");
    private final AtomicInteger cuts = new AtomicInteger();

    CuttingProxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Cuts the answer to the next request that holds a text. */
    void cutAnswerTo(String text) {
        armed.set(text);
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            var cut = new AtomicReference<>("");
            start(() -> requests(client, database, cut));
            start(() -> answers(client, database, cut));
        }
    }

    private void requests(Socket client, Socket database, AtomicReference<String> cut) throws IOException {
        try (client;
                database) {
            var bytes = new byte[1 << 16];
            InputStream in = client.getInputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                String wanted = armed.get();
                String text = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
                if (!wanted.isEmpty() && text.contains(wanted) && armed.compareAndSet(wanted, "")) {
                    cut.set(wanted);
                }
                database.getOutputStream().write(bytes, 0, read);
            }
        }
    }

    private void answers(Socket client, Socket database, AtomicReference<String> cut) throws IOException {
        try (client;
                database) {
            var bytes = new byte[1 << 16];
            InputStream in = database.getInputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!cut.get().isEmpty()) {
                    // It is committed: PostgreSQL answers nothing to a commit, or to a single statement, before.
                    awaitReady(in, bytes, read);
                    cuts.incrementAndGet();
                    client.setSoLinger(true, 0);
                    return;
                }
                client.getOutputStream().write(bytes, 0, read);
            }
        }
    }

    /** The server says that it is ready for the next request when the one before is committed. */
    private static void awaitReady(InputStream in, byte[] bytes, int read) throws IOException {
        int length = read;
        while (length >= 0 && !(length >= 6 && bytes[length - 6] == 'Z' && bytes[length - 2] == 5)) {
            length = in.read(bytes);
        }
    }

    /** What runs until its sockets are closed. */
    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // One of both ends is gone, and the other is closed with it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
