package org.webhookverifier.verify.procedure.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.canon.Signing.base64;
import static org.webhookverifier.verify.procedure.canon.Signing.hex256;
import static org.webhookverifier.verify.procedure.canon.Signing.key;
import static org.webhookverifier.verify.procedure.canon.Signing.post;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.request;
import static org.webhookverifier.verify.procedure.canon.Signing.verified;
import static org.webhookverifier.verify.procedure.canon.Signing.verify;

import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.procedure.canon.Signing;

class TimedItemsTest {
    private static final long SECONDS = Signing.NOW.getEpochSecond();

    private final SourceBuilder hygraph = Source.of("hygraph", "secret");
    private final SourceBuilder mercado = Source.of("mercado-pago", "secret");

    private static WebhookRequest hygraph(String environment, long time, String header) {
        String text =
                "{\"Body\":\"{\\\"a\\\":1}\",\"EnvironmentName\":\"" + environment + "\",\"TimeStamp\":" + time + "}";
        return post("/h", "{\"a\":1}", "gcms-signature", header.replace("#", base64("HmacSHA256", "secret", text)));
    }

    private static WebhookRequest mercado(String target, String request, String time, String manifest) {
        return post(
                target,
                "{}",
                "x-signature",
                "ts=" + time + ",v1=" + hex256("secret", manifest),
                "x-request-id",
                request);
    }

    @Test
    void hygraph_signs_body_environment_and_time() {
        long time = SECONDS * 1000;
        WebhookRequest good = hygraph("main", time, "sign=#, env=main, t=" + time);

        assertThat(verified(hygraph, good).coversBody()).isTrue();
        assertThat(key(hygraph, hygraph("main", time + 1, "sign=#, env=main, t=" + (time + 1))))
                .isEqualTo(key(hygraph, good));
        assertThat(key(hygraph, hygraph("dev", time, "sign=#, env=dev, t=" + time)))
                .isNotEqualTo(key(hygraph, good));
        assertThat(refusal(hygraph, hygraph("main", time, "sign=#, env=dev, t=" + time)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(hygraph, hygraph("main", time - 300_001, "sign=#, env=main, t=" + (time - 300_001))))
                .isEqualTo(Reason.STALE);
    }

    @Test
    void hygraph_refuses_a_header_of_another_form() {
        long time = SECONDS * 1000;
        for (String header : new String[] {
            "#",
            "sign=#, env=main",
            "sign=#,env=main,t=" + time,
            "env=main, sign=#, t=" + time,
            "sign=#, env=main, t=0" + time,
            "sign=#, env=main, t=" + time + ", t=1",
            "sign=#, env=main, t=",
            "sign=, env=main, t=" + time
        }) {
            assertThat(refusal(hygraph, hygraph("main", time, header)))
                    .as(header)
                    .isEqualTo(Reason.MALFORMED);
        }
        byte[] latin = {'"', (byte) 0xe9, '"'};
        assertThat(refusal(hygraph, request("POST", "/h", latin, "gcms-signature", "sign=AAAA, env=m, t=" + time)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void mercado_pago_covers_two_ids_and_no_body() {
        String manifest = "id:7;request-id:r-1;ts:" + SECONDS + ";";
        WebhookRequest request = mercado("/m?data.id=7&type=payment", "r-1", "" + SECONDS, manifest);
        Verified verified = verified(mercado, request);

        assertThat(verified.coversBody()).isFalse();
        assertThat(verified.covers("X-Request-Id")).isTrue();
        assertThat(verified.covers(new Ref.Query("data.id"))).isTrue();
        assertThat(verified.covers(new Ref.Query("type"))).isFalse();
        assertThat(verified.covers(Ref.parse("json:/type"))).isFalse();
        assertThat(key(mercado, mercado("/m?data.id=7", "r-1", "" + SECONDS, manifest)))
                .isEqualTo(key(mercado, request));
    }

    @Test
    void mercado_pago_signs_letters_as_they_are_or_small() {
        for (String id : new String[] {"Ab1", "ab1"}) {
            String manifest = "id:" + id + ";request-id:r;ts:" + SECONDS + ";";
            assertThat(verify(mercado, mercado("/m?data.id=Ab1", "r", "" + SECONDS, manifest)))
                    .as(id)
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void mercado_pago_gives_the_time_in_seconds_or_milliseconds() {
        String time = SECONDS + "000";
        String old = SECONDS - 301 + "000";

        assertThat(verify(mercado, mercado("/m", "r", time, "request-id:r;ts:" + time + ";")))
                .isInstanceOf(Verified.class);
        assertThat(refusal(mercado, mercado("/m", "r", old, "request-id:r;ts:" + old + ";")))
                .isEqualTo(Reason.STALE);
    }

    @Test
    void mercado_pago_refuses_an_id_that_holds_a_separator_and_a_request_without_any() {
        String both = "id:7;request-id:r;ts:" + SECONDS + ";";

        assertThat(refusal(mercado, mercado("/m?data.id=7%3Brequest-id%3Ar", " ", "" + SECONDS, both)))
                .isIn(Reason.MALFORMED, Reason.MISSING_HEADER);
        assertThat(refusal(mercado, mercado("/m?data.id=7", "r;ts:1", "" + SECONDS, both)))
                .isEqualTo(Reason.MALFORMED);
        String none = "ts:" + SECONDS + ",v1=" + hex256("secret", "ts:" + SECONDS + ";");
        assertThat(refusal(mercado, post("/m", "{}", "x-signature", none))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(mercado, post("/m", "{}", "x-signature", none.replace("ts:", "ts="))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(mercado, post("/m", "{}", "x-signature", "ts=1,ts=1,v1=00", "x-request-id", "r")))
                .isEqualTo(Reason.MALFORMED);
    }
}
