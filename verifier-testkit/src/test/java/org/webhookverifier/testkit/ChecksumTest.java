package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verified;

/** What PayPal's proof is worth, which covers the body by a CRC-32 alone. */
class ChecksumTest {
    private final Setup paypal = CodedForms.setup(Provider.named("paypal"), "");
    private final WebhookRequest sound = paypal.signer().sign("{\"id\":\"WH-1\",\"amount\":\"1.00\"}");
    private final WebhookRequest forged =
            sound.withBody(Crc.forged("{\"id\":\"WH-2\",\"amount\":\"9.99\",\"x\":\"%\"}", sound.body()));
    private final List<String> handled = new ArrayList<>();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .source(paypal.source())
            .clock(paypal.clock())
            .fallback("any", (event, delivery) -> handled.add(new String(delivery.body(), US_ASCII)))
            .build();

    @Test
    void whoever_has_seen_a_request_can_write_another_body_for_it_and_it_does_not_count_as_signed() {
        var verified = (Verified) paypal.verifier().verify(forged);

        assertThat(verified.coversBody()).isFalse();
        assertThat(verified.covers("PAYPAL-TRANSMISSION-ID")).isTrue();
        assertThat(new String(forged.body(), US_ASCII)).contains("9.99");
    }

    @Test
    void another_body_for_a_delivery_that_was_handled_is_a_duplicate() {
        Receipt first = receive(sound);
        Receipt second = receive(forged);

        assertThat(first.verifiedDelivery().orElseThrow().provenance(Part.BODY)).isEqualTo(Provenance.UNSIGNED);
        assertThat(first.verifiedDelivery().orElseThrow().provenance(Part.ID)).isEqualTo(Provenance.SIGNED);
        assertThat(second.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(handled).hasSize(1).first().asString().contains("1.00");
    }

    @Test
    void a_delivery_is_remembered_for_longer_than_another_body_for_it_would_be_fresh() {
        paypal.clock().advance(Duration.ofDays(3).minusMillis(250));
        assertThat(paypal.verifier().verify(forged)).isInstanceOf(Verified.class);
        paypal.clock().advance(Duration.ofMillis(1));

        assertThat(paypal.verifier().verify(forged)).matches(ChecksumTest::isStale);
        assertThat(paypal.source().retention()).isGreaterThan(Duration.ofDays(3).plusMinutes(5));
    }

    private static boolean isStale(Object verification) {
        return verification instanceof Rejected rejected && rejected.reason() == Reason.STALE;
    }

    private Receipt receive(WebhookRequest request) {
        return receiver.receive(paypal.source().name(), request);
    }

    /** Writes texts with a given CRC-32: a letter in the other case changes it by the same bits whatever the rest is. */
    private static final class Crc {
        private static final int LETTERS = 48;

        static byte[] forged(String text, byte[] like) {
            byte[] body = text.replace("%", "a".repeat(LETTERS)).getBytes(US_ASCII);
            int start = text.indexOf('%');
            int plain = of(body);
            // Gauss: columns[bit] has that bit as its highest, and says which letters make it.
            int[] columns = new int[32];
            long[] letters = new long[32];
            for (int i = 0; i < LETTERS; i++) {
                body[start + i] ^= 0x20;
                int change = of(body) ^ plain;
                body[start + i] ^= 0x20;
                long which = 1L << i;
                for (int bit = 31; bit >= 0 && change != 0; bit--) {
                    if ((change >>> bit & 1) == 1) {
                        if (columns[bit] == 0) {
                            columns[bit] = change;
                            letters[bit] = which;
                            break;
                        }
                        change ^= columns[bit];
                        which ^= letters[bit];
                    }
                }
            }
            int wanted = of(like) ^ plain;
            long turned = 0;
            for (int bit = 31; bit >= 0; bit--) {
                if ((wanted >>> bit & 1) == 1) {
                    wanted ^= columns[bit];
                    turned ^= letters[bit];
                }
            }
            for (int i = 0; i < LETTERS; i++) {
                body[start + i] ^= (byte) ((turned >>> i & 1) == 1 ? 0x20 : 0);
            }
            assertThat(of(body)).isEqualTo(of(like));
            return body;
        }

        private static int of(byte[] bytes) {
            var crc = new CRC32();
            crc.update(bytes);
            return (int) crc.getValue();
        }
    }
}
