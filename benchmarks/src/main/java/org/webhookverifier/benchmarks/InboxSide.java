package org.webhookverifier.benchmarks;

/** One way to do something that is compared with others, which do the same. */
interface InboxSide extends AutoCloseable {
    /** Returns what it is called in the tables. */
    String title();

    /** Makes ready what the next round needs, outside of what is measured. */
    void prepare() throws Exception;

    /** Does the work of a round. */
    Producers.Round run() throws Exception;

    @Override
    default void close() throws Exception {}
}
