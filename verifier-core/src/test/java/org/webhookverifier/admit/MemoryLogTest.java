package org.webhookverifier.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.webhookverifier.event.DeliveryKey;

/** What operators are told by the memory store. */
class MemoryLogTest implements DedupFixture {
    private final Lines lines = new Lines();
    private final SettableClock clock = new SettableClock();
    private final MemoryDedupStore store =
            MemoryDedupStore.builder().maximumIds(10).clock(clock).log(lines).build();

    @Override
    public DedupStore store() {
        return store;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Test
    void says_once_that_it_is_for_a_single_node() {
        claimed(KEY);
        assertThat(lines.written)
                .containsExactly(
                        "INFO De-duplication in the memory of this process: up to 10 ids, 268435456 bytes. It is for a"
                                + " single node, and it is empty after a restart; configure a shared store where deliveries reach"
                                + " several nodes.");
    }

    @Test
    void warns_once_when_80_percent_of_the_ids_are_taken() {
        fill(7);
        assertThat(lines.written).hasSize(1);
        fill(10);
        assertThat(lines.written)
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("WARN The de-duplication store is 80 % full: 8");
        clock.move(RETENTION);
        fill(10);
        assertThat(lines.written).hasSize(2);
    }

    @Test
    void warns_when_80_percent_of_the_bytes_are_taken() {
        var small = MemoryDedupStore.builder()
                .maximumBytes(10 * 184)
                .clock(Clock.systemUTC())
                .log(lines)
                .build();
        for (int i = 0; i < 8; i++) {
            small.claim(new DeliveryKey("s", "", "id" + i), 7, LEASE);
            assertThat(lines.written).hasSize(i < 7 ? 2 : 3);
        }
    }

    @Test
    void warns_when_names_of_handlers_take_80_percent_of_the_bytes() {
        var small = MemoryDedupStore.builder()
                .maximumBytes(100 * 184)
                .clock(clock)
                .log(lines)
                .build();
        if (small.claim(KEY, 7, LEASE) instanceof Claim.Claimed claimed) {
            small.release(KEY, claimed.token(), Set.of("n".repeat(8_000)), RETENTION);
        }
        assertThat(lines.written).hasSize(2);
        small.claim(OTHER, 7, LEASE);
        assertThat(lines.written).hasSize(3);
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            claim(new DeliveryKey("s", "", "id" + i));
        }
    }

    private static final class Lines extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;

        private final transient List<String> written = new ArrayList<>();

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
            written.add(level + " " + MessageFormatter.basicArrayFormat(message, arguments));
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return "";
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
