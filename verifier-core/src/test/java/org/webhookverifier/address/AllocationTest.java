package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final IpRanges RANGES = IpRanges.of(List.of("192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"));
    private static final IpRanges PROXIES = IpRanges.of(List.of("10.0.0.0/8"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "203.0.113.1",
                "2001:db8::1",
                "::ffff:192.0.2.1",
                "fe80::1%eth0",
                "junk",
                "1.2.3.4 ",
                "2001:db8:::1",
                ""
            })
    void a_look_up_of_a_literal_allocates_nothing(String literal) {
        assertAllocatesNothing(() -> RANGES.contains(literal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "203.0.113.1", "2001:db8::1", "junk"})
    void an_answer_that_needs_the_peer_only_allocates_nothing(String peer) {
        ClientAddress behind = ClientAddress.behind(PROXIES, ForwardedHeader.FORWARDED);
        List<String> header = List.of("for=6.6.6.6");

        assertAllocatesNothing(() -> ClientAddress.direct().isWithin(RANGES, peer, header));
        assertAllocatesNothing(() -> behind.isWithin(RANGES, peer, header));
    }

    private static void assertAllocatesNothing(BooleanSupplier operation) {
        allocatedBy(operation, 10);
        assertThat(allocatedBy(operation, 10_000)).isLessThan(10_000);
    }

    private static long allocatedBy(BooleanSupplier operation, int times) {
        boolean expected = operation.getAsBoolean();
        boolean same = true;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int time = 0; time < times; time++) {
            same &= operation.getAsBoolean() == expected;
        }
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(same).isTrue();
        return after - before;
    }
}
