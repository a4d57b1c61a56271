package org.webhookverifier.jdbc;

import java.sql.SQLException;

/** Where connections come from. Thread-safe. */
interface Connections {
    /** What a connection is wanted for. */
    enum Purpose {
        /** To look something up. */
        READ,
        /** To change something of our own, quickly. */
        WRITE,
        /** To let a handler write. */
        HANDLER
    }

    /** Returns a connection without a transaction. */
    Session borrow(Purpose purpose) throws SQLException;

    /** Takes a connection back; one that failed is not used again where it is ours. */
    void giveBack(Session session, Purpose purpose, boolean failed);

    /** Lets go of what was opened here. */
    void close();
}
