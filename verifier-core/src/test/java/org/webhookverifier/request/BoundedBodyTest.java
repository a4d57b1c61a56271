package org.webhookverifier.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    @Test
    void any_body_up_to_the_limit_is_read_whole_whatever_length_is_declared() throws IOException {
        var random = new Random(11);
        for (int length : new int[] {0, 1, 2, 8191, 8192, 8193, 16_384, 65_535, 65_536, 65_537, 300_000}) {
            byte[] sent = new byte[length];
            random.nextBytes(sent);
            for (long declared : new long[] {-1, 0, length, length / 2}) {
                for (int limit : new int[] {length, length + 1, 2 * length + 10}) {
                    assertThat(BoundedBody.read(new Slow(sent, 7000), declared, limit))
                            .as("%s bytes, %s declared, limit %s", length, declared, limit)
                            .isEqualTo(sent);
                }
            }
        }
    }

    @Test
    void a_body_of_one_byte_more_than_the_limit_is_refused() throws IOException {
        for (int limit : new int[] {0, 1, 2, 8191, 8192, 8193, 65_536, 100_000}) {
            for (long declared : new long[] {-1, 0, limit}) {
                var body = new Slow(new byte[limit + 1], 5000);

                assertThat(BoundedBody.read(body, declared, limit))
                        .as("limit %s, %s declared", limit, declared)
                        .isNull();
            }
        }
    }

    @Test
    void an_endless_body_costs_one_byte_more_than_the_limit() throws IOException {
        var body = new Endless();

        assertThat(BoundedBody.read(body, -1, 1 << 20)).isNull();
        assertThat(body.taken).isLessThanOrEqualTo((1 << 20) + 1);
    }

    @Test
    void a_body_declared_as_too_long_is_refused_without_reading() throws IOException {
        var body = new Endless();

        assertThat(BoundedBody.read(body, 1L << 40, 1 << 20)).isNull();
        assertThat(body.taken).isZero();
    }

    @Test
    void memory_follows_what_arrives_and_not_what_is_declared() throws IOException {
        int limit = Integer.MAX_VALUE - 8;

        assertThat(BoundedBody.read(new Slow(new byte[3], 1), limit, limit)).hasSize(3);
    }

    @Test
    void a_failing_stream_is_passed_on() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatThrownBy(() -> BoundedBody.read(broken, -1, 10))
                .isInstanceOf(IOException.class)
                .hasMessage("reset");
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class Slow extends ByteArrayInputStream {
        private final int most;

        Slow(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public int read(byte[] room, int start, int length) {
            return super.read(room, start, Math.min(length, most));
        }
    }

    private static final class Endless extends InputStream {
        private long taken;

        @Override
        public int read() {
            taken++;
            return 'x';
        }

        @Override
        public int read(byte[] room, int start, int length) {
            taken += length;
            return length;
        }
    }
}
