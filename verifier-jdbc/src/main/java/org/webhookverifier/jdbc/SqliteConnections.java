package org.webhookverifier.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a file of our own: one that writes, in turn, and a few that read.
 *
 * <p>SQLite lets one transaction write at a time. Waiting in turn here is fair, and a writer wakes at once; SQLite itself would have
 * each look again after a while. A connection that failed is closed, and the next call opens another one: a disk that was full or a
 * file that was locked needs no restart.
 */
final class SqliteConnections implements Connections {
    private static final int MOST_IDLE = 4;
    private static final long WAIT_SECONDS = 5;

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Deque<Session> idle = new ArrayDeque<>();
    private @Nullable Session writer;
    private boolean closed;

    SqliteConnections(Path file) {
        this.file = file;
    }

    @Override
    public Session borrow(Purpose purpose) throws SQLException {
        if (purpose == Purpose.READ) {
            return idleOrNew();
        }
        lock();
        try {
            if (purpose == Purpose.HANDLER) {
                return idleOrNew();
            }
            Session open = writer;
            if (open == null) {
                open = open();
                writer = open;
            }
            return open;
        } catch (SQLException | RuntimeException | Error failure) {
            writing.unlock();
            throw failure;
        }
    }

    @Override
    public void giveBack(Session session, Purpose purpose, boolean failed) {
        try {
            if (failed) {
                close(session);
                writer = purpose == Purpose.WRITE ? null : writer;
            } else if (purpose != Purpose.WRITE) {
                keep(session);
            }
        } finally {
            if (purpose != Purpose.READ) {
                writing.unlock();
            }
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            Session open = writer;
            writer = null;
            if (open != null) {
                close(open);
            }
            closeIdle();
        } finally {
            writing.unlock();
        }
    }

    private void lock() throws SQLException {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "A handler that writes in the transaction of its delivery cannot change the inbox"
                            + " meanwhile: the file has one writer. Do it after the handler.");
        }
        try {
            if (!writing.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException("the file is being written to for longer than 5 seconds", "HYT00");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting to write", "HY008", interrupted);
        }
    }

    private Session idleOrNew() throws SQLException {
        synchronized (idle) {
            Session session = idle.poll();
            if (session != null) {
                return session;
            }
        }
        return open();
    }

    private void keep(Session session) {
        synchronized (idle) {
            if (!closed && idle.size() < MOST_IDLE) {
                idle.push(session);
                return;
            }
        }
        close(session);
    }

    private void closeIdle() {
        synchronized (idle) {
            closed = true;
            idle.forEach(SqliteConnections::close);
            idle.clear();
        }
    }

    private Session open() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new SQLException("the store is closed", "08003");
            }
        }
        Connection connection = SqliteFile.open(file);
        return new Session(connection, true);
    }

    private static void close(Session session) {
        try {
            session.connection().close();
        } catch (SQLException ignored) {
            // Nothing is left to be done with it.
        }
    }
}
