package org.webhookverifier.verify.procedure.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.canon.Signing.hex256;
import static org.webhookverifier.verify.procedure.canon.Signing.key;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.request;
import static org.webhookverifier.verify.procedure.canon.Signing.verified;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;

class StreamTest {
    private static final String JSON = "{\"type\":\"message.new\",\"text\":\"é\"}";

    private final SourceBuilder source = Source.of("getstream", "secret");

    private static byte[] gzip(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return compressed.toByteArray();
    }

    private static WebhookRequest signed(byte[] body, String text) {
        return request("POST", "/s", body, "X-Signature", hex256("secret", text));
    }

    @Test
    void what_the_body_stands_for_takes_its_place() {
        assertThat(verified(source, signed(gzip(JSON.getBytes(UTF_8)), JSON))
                        .request()
                        .body())
                .isEqualTo(JSON.getBytes(UTF_8));
        assertThat(key(source, signed(gzip(JSON.getBytes(UTF_8)), JSON)))
                .isEqualTo(key(source, signed(JSON.getBytes(UTF_8), JSON)));
    }

    @Test
    void takes_as_many_bytes_as_a_body_may_have_and_no_more() {
        String text = "a".repeat(50_000);

        assertThat(verified(source.bodyLimit(50_000), signed(gzip(text.getBytes(UTF_8)), text))
                        .request()
                        .body())
                .hasSize(50_000);
        assertThat(refusal(source.bodyLimit(49_999), signed(gzip(text.getBytes(UTF_8)), text)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_whatever_is_not_exactly_one_whole_member() {
        byte[] good = gzip(JSON.getBytes(UTF_8));
        for (int length = 2; length < good.length; length++) {
            assertThat(refusal(source, signed(Arrays.copyOf(good, length), JSON)))
                    .as("" + length)
                    .isEqualTo(Reason.MALFORMED);
        }
        assertThat(refusal(source, signed(Arrays.copyOf(good, good.length + 1), JSON)))
                .isEqualTo(Reason.MALFORMED);
        byte[] twice = Arrays.copyOf(good, 2 * good.length);
        System.arraycopy(good, 0, twice, good.length, good.length);
        assertThat(refusal(source, signed(twice, JSON + JSON))).isEqualTo(Reason.MALFORMED);
        byte[] crc = good.clone();
        crc[good.length - 8] ^= 1;
        assertThat(refusal(source, signed(crc, JSON))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void skips_the_fields_that_a_header_may_have() {
        byte[] good = gzip(JSON.getBytes(UTF_8));
        byte[] extra = "\3\0abcname\0comment\0cr".getBytes(UTF_8);
        byte[] headed = Arrays.copyOf(good, good.length + extra.length);
        System.arraycopy(extra, 0, headed, 10, extra.length);
        System.arraycopy(good, 10, headed, 10 + extra.length, good.length - 10);
        headed[3] = 2 | 4 | 8 | 16;

        assertThat(Gzip.decompress(headed, 1000)).isEqualTo(JSON.getBytes(UTF_8));
        headed[3] = 32;
        assertThat(Gzip.decompress(headed, 1000)).isNull();
    }

    @Test
    void no_bytes_make_it_throw_or_give_more_than_was_asked_for() {
        var random = new Random(7);
        byte[] good = gzip(JSON.repeat(20).getBytes(UTF_8));
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 4));
            for (int change = random.nextInt(4); change > 0 && bytes.length > 2; change--) {
                bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt();
            }
            byte[] plain = Gzip.decompress(bytes, 500);

            assertThat(plain == null || plain.length <= 500).isTrue();
        }
    }
}
