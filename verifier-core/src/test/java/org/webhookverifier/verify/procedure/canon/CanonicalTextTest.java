package org.webhookverifier.verify.procedure.canon;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.Procedures;

class CanonicalTextTest {
    @Test
    void a_port_is_taken_away_or_added() {
        assertThat(Ports.without("https://a.b:8443/c:d")).isEqualTo("https://a.b/c:d");
        assertThat(Ports.without("https://a.b/c:d")).isEqualTo("https://a.b/c:d");
        assertThat(Ports.without("https://[::1]:443")).isEqualTo("https://[::1]");
        assertThat(Ports.with("https://[::1]")).isEqualTo("https://[::1]:443");
        assertThat(Ports.with("http://a/x")).isEqualTo("http://a:80/x");
        assertThat(Ports.with("https://a:8443/x")).isEqualTo("https://a:8443/x");
    }

    @Test
    void fields_are_sorted_by_name_and_value() {
        Map<String, Object> fields = Map.of("b", List.of("2", "1", "2"), "B", "x", "é", "", "\ud800\udc00", "y");

        assertThat(SortedFields.join(fields, "=", "&", false)).isEqualTo("B=x&b=1&b=2&b=2&é=&\ud800\udc00=y");
        assertThat(SortedFields.join(fields, "", "", true)).isEqualTo("Bxb1b2é\ud800\udc00y");
    }

    @Test
    void numbers_are_written_as_javascript_does_or_not_at_all() {
        assertThat(JsText.number(1)).isEqualTo("1");
        assertThat(JsText.number(new BigDecimal("-0.0"))).isEqualTo("0");
        assertThat(JsText.number(new BigDecimal("1.500"))).isEqualTo("1.5");
        assertThat(JsText.number(new BigDecimal("1e20"))).isEqualTo("100000000000000000000");
        assertThat(JsText.number(new BigDecimal("1e21"))).isNull();
        assertThat(JsText.number(new BigDecimal("0.000001"))).isEqualTo("0.000001");
        assertThat(JsText.number(new BigDecimal("0.0000001"))).isNull();
        assertThat(JsText.number(new BigDecimal("1e1000000000"))).isNull();
        assertThat(JsText.number(new BigDecimal("1e-1000000000"))).isNull();
        assertThat(JsText.number((1L << 53) - 1)).isEqualTo("9007199254740991");
        assertThat(JsText.number((1L << 53) + 1)).isNull();
        assertThat(JsText.number(BigInteger.TEN.pow(15).negate())).isEqualTo("-1000000000000000");
        assertThat(JsText.number(new BigDecimal("123456789.1234567"))).isNull();
    }

    @Test
    void a_number_that_is_written_is_the_double_that_javascript_has() {
        var random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            var number = new BigDecimal(
                    BigInteger.valueOf(random.nextLong() >> random.nextInt(64)), random.nextInt(40) - 15);
            String text = JsText.number(number);

            assertThat(text == null || Double.parseDouble(text) == number.doubleValue())
                    .isTrue();
        }
    }

    @Test
    void halves_of_surrogate_pairs_and_control_characters_are_escaped() {
        var json = new StringBuilder();
        JsText.quote(json, "\u0001\ud800\ud800\udc00\udc00\u2028/");

        assertThat(json).hasToString("\"\\u0001\\ud800\ud800\udc00\\udc00\u2028/\"");
    }

    @Test
    void escapes_of_random_texts_are_undone_only_where_they_should_be() {
        var random = new Random(3);
        String parts = "%23aAfFzZ0+&=?/:;@!$'()*,é";
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder();
            for (int left = random.nextInt(12); left > 0; left--) {
                text.append(parts.charAt(random.nextInt(parts.length())));
            }
            String url = text.toString();

            assertThat(Escapes.decoded(url).length()).isLessThanOrEqualTo(url.length());
            assertThat(Escapes.component(url)).doesNotContain("&", "=", "?", "/", "+");
            assertThat(Escapes.url(url)).doesNotContain("é");
        }
    }

    @Test
    void the_order_is_that_of_strings() {
        var random = new Random(9);
        for (int i = 0; i < 100_000; i++) {
            String first = Integer.toString(random.nextInt(300), 3);
            String second = Integer.toString(random.nextInt(300), 3);

            assertThat(Text.precedes(first, second)).isEqualTo(first.compareTo(second) < 0);
        }
    }

    @Test
    void whatever_a_procedure_looks_at_is_copied_by_adapters() {
        for (String id : List.of(
                "twilio",
                "plivo-v2",
                "plivo-v3",
                "hubspot-v1",
                "hubspot-v2",
                "hubspot-v3",
                "contentful",
                "mandrill",
                "adyen",
                "payos",
                "dropbox-sign",
                "braintree",
                "getstream",
                "hygraph",
                "mercado-pago")) {
            Provider provider = Provider.named(id);
            SourceBuilder source = Source.named("x").provider(provider).publicUrl(Signing.URL);
            source.secrets(id.equals("braintree") ? "a:b" : "0".repeat(64));
            Set<String> copied = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            copied.addAll(source.build().relevantHeaders());
            Procedure procedure = Procedures.of((CodedScheme) provider.schemes().get(0), source.build());

            assertThat(copied).as(id).containsAll(new LinkedHashSet<>(procedure.headers()));
        }
    }
}
