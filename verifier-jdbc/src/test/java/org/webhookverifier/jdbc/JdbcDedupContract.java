package org.webhookverifier.jdbc;

import java.time.Duration;
import javax.sql.DataSource;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.testkit.admit.DedupStoreContract;

/** A store of claims in a database counts in milliseconds, and takes a while. */
abstract class JdbcDedupContract extends DedupStoreContract {
    private TestClock clock;

    /** Returns what moves the clock. */
    abstract DataSource dataSource();

    /** Returns the database of the store. */
    Opened opened() {
        return Opened.dataSource(dataSource(), Names.DEFAULT_PREFIX);
    }

    @Override
    protected DedupStore open() throws Exception {
        clock = new TestClock(dataSource());
        return clock.open(opened());
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public Duration tick() {
        return Duration.ofMillis(1);
    }

    @Override
    public int steps() {
        return 400;
    }
}
