package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.testkit.SettableClock;

class MemoryInboxStoreTest extends InboxStoreContract {
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

    @Override
    protected InboxStore open() {
        return new MemoryInboxStore(clock);
    }

    @Override
    protected InboxStore openAnother() {
        return store();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Test
    void it_says_that_it_is_for_tests() {
        assertThat(store().unsafeSettings()).singleElement().asString().contains("lost", "tests only");
    }
}
