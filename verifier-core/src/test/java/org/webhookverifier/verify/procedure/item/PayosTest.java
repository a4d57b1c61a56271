package org.webhookverifier.verify.procedure.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.canon.Signing.hex256;
import static org.webhookverifier.verify.procedure.canon.Signing.key;
import static org.webhookverifier.verify.procedure.canon.Signing.post;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.verified;
import static org.webhookverifier.verify.procedure.canon.Signing.verify;

import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;

class PayosTest {
    private final SourceBuilder source = Source.of("payos", "sum");

    private static WebhookRequest signed(String data, String text, String beside) {
        return post("/p", "{" + beside + "\"data\":" + data + ",\"signature\":\"" + hex256("sum", text) + "\"}");
    }

    @Test
    void covers_the_members_of_data_alone() {
        Verified verified = verified(source, signed("{\"b\":1,\"a\":\"x\"}", "a=x&b=1", "\"success\":true,"));

        assertThat(verified.coversBody()).isFalse();
        assertThat(verified.covers(Ref.parse("json:/data/a"))).isTrue();
        assertThat(verified.covers(Ref.parse("json:/data/c"))).isFalse();
        assertThat(verified.covers(Ref.parse("json:/success"))).isFalse();
    }

    @Test
    void what_stands_beside_data_does_not_make_another_delivery() {
        assertThat(key(source, signed("{\"a\":\"x\",\"b\":1}", "a=x&b=1", "\"success\":true,")))
                .isEqualTo(key(source, signed("{ \"b\" : 1, \"a\" : \"x\" }", "a=x&b=1", "")));
    }

    @Test
    void refuses_a_value_that_could_be_another_member_in_its_place() {
        assertThat(verify(source, signed("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}", "a=1&b=2&c=3", "")))
                .isInstanceOf(Verified.class);
        assertThat(refusal(source, signed("{\"a\":\"1&b=2\",\"c\":\"3\"}", "a=1&b=2&c=3", "")))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(source, signed("{\"a\":\"1\",\"b\":\"2&c=3\"}", "a=1&b=2&c=3", "")))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(source, signed("{\"a=1&b\":\"2\",\"c\":\"3\"}", "a=1&b=2&c=3", "")))
                .isEqualTo(Reason.MALFORMED);
        assertThat(verify(source, signed("{\"b\":\"1&a=2\",\"c\":\"d=e\"}", "b=1&a=2&c=d=e", "")))
                .isInstanceOf(Verified.class);
    }

    @Test
    void refuses_what_is_signed_in_a_form_that_does_not_show_it() {
        for (String value : new String[] {
            "{\"x\":1}",
            "[1]",
            "[[1]]",
            "\"null\"",
            "\"undefined\"",
            "1e400",
            "0.1234567890123456789",
            "1e-7",
            "9007199254740993"
        }) {
            assertThat(refusal(source, signed("{\"a\":" + value + "}", "a=[object Object]", "")))
                    .as(value)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void writes_values_as_javascript_does() {
        String data =
                "{\"a\":[{\"z\":1.50,\"b\":\"\\u00e9\\n\\\"\\u0001\",\"n\":null,\"t\":true}],\"c\":null,\"d\":false,"
                        + "\"e\":1e2,\"f\":-0.0,\"g\":0.000001}";
        String text = "a=[{\"b\":\"é\\n\\\"\\u0001\",\"n\":null,\"t\":true,\"z\":1.5}]&c=&d=false&e=100&f=0&g=0.000001";

        assertThat(verify(source, signed(data, text, ""))).isInstanceOf(Verified.class);
    }

    @Test
    void refuses_what_holds_no_data_or_no_signature() {
        for (String body : new String[] {
            "",
            "1",
            "{}",
            "{\"data\":{}}",
            "{\"signature\":\"00\"}",
            "{\"signature\":\"00\",\"data\":[]}",
            "{\"signature\":1,\"data\":{}}",
            "{\"signature\":\"zz\",\"data\":{}}",
            "{\"data\":{},\"data\":{}}"
        }) {
            assertThat(refusal(source, post("/p", body))).as(body).isIn(Reason.MALFORMED, Reason.MISSING_HEADER);
        }
    }
}
