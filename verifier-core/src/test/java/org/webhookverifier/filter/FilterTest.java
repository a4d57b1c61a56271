package org.webhookverifier.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.UnreadableJsonException;

/** What a filter lets through. */
class FilterTest {
    private static boolean passes(Filter filter, Payload payload) {
        var places = new Places();
        Condition condition = filter.bind(places);
        return condition.holds(new Facts(delivery("invoice.paid"), payload, places));
    }

    private static boolean passes(Filter filter, String json) {
        return passes(filter, new Payload.JsonText(json.getBytes(UTF_8), null));
    }

    private static boolean passesType(Filter filter, String type) {
        return filter.bind(new Places()).holds(new Facts(delivery(type), null, new Places()));
    }

    private static Delivery delivery(String type) {
        return Delivery.builder(new DeliveryKey("billing", "", "evt_1"), "stripe")
                .id("evt_1", Provenance.SIGNED)
                .type(type, Provenance.SIGNED)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "invoice.paid,invoice.paid,true",
        "invoice.paid,invoice.paidout,false",
        "invoice.paid,Invoice.paid,false",
        "invoice.*,invoice.paid,true",
        "invoice.*,invoice.,true",
        "invoice.*,invoice,false",
        "invoice.*,xinvoice.paid,false",
        "*.paid,invoice.paid,true",
        "*.paid,paid,false",
        "*,'',true",
        "**,anything,true",
        "a*a,a,false",
        "a*a,aa,true",
        "a*b*a,aba,true",
        "a*b*a,aa,false",
        "a*b*c*d,a-c-b-d,false",
        "a*b*c*d,a-b-b-c-c-d,true",
        "a*ab,aab,true",
        "a*ab*ab,aabab,true",
        "a*ab*ab,aab,false",
    })
    void a_star_stands_for_any_characters_of_a_type(String pattern, String type, boolean passes) {
        assertThat(passesType(Filter.types(pattern), type)).isEqualTo(passes);
    }

    @Test
    void one_of_several_types_is_enough() {
        Filter filter = Filter.types("charge.*", "invoice.paid");

        assertThat(passesType(filter, "invoice.paid")).isTrue();
        assertThat(passesType(filter, "charge.refunded")).isTrue();
        assertThat(passesType(filter, "invoice.voided")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"x\"}|true",
                "{\"a\":\"\\u0078\"}|true",
                "{\"a\":\"X\"}|false",
                "{\"a\":\"x \"}|false",
                "{\"a\":null}|false",
                "{\"a\":[\"x\"]}|false",
                "{\"a\":{\"x\":1}}|false",
                "{\"b\":\"x\"}|false",
                "{\"b\":{\"a\":\"x\"}}|false",
                "[\"x\"]|false",
                "\"x\"|false",
            })
    void a_text_is_compared_exactly(String json, boolean passes) {
        assertThat(passes(Filter.value("/a").equalTo("x"), json)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|true",
                "5.0|true",
                "0.5e1|true",
                "\"5\"|true",
                "\"5.00\"|true",
                "\" 5\"|false",
                "\"5f\"|false",
                "\"0x5\"|false",
                "\"05\"|false",
                "\"+5\"|false",
                "\"5.\"|false",
                "\"5e\"|false",
                "\"\"|false",
                "true|false",
                "50|false",
                "-5|false",
                "5e99999999999|false",
                "5e999999999|false",
            })
    void a_number_is_compared_by_its_value(String value, boolean passes) {
        assertThat(passes(Filter.value("/a").equalTo(5), "{\"a\":" + value + "}"))
                .isEqualTo(passes);
    }

    @Test
    void numbers_are_compared_without_losing_digits() {
        String json = "{\"a\":9007199254740993, \"b\":0.1}";

        assertThat(passes(Filter.value("/a").equalTo(9007199254740993L), json)).isTrue();
        assertThat(passes(Filter.value("/a").equalTo(9007199254740992L), json)).isFalse();
        assertThat(passes(Filter.value("/b").equalTo(new BigDecimal("0.1")), json))
                .isTrue();
        assertThat(passes(Filter.value("/b").above(new BigDecimal("0.1")), json))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9,false,true,false,true", "10,true,true,false,false", "11,true,false,true,false"})
    void numbers_have_bounds(int value, boolean atLeast, boolean atMost, boolean above, boolean below) {
        String json = "{\"a\":{\"b\":[0," + value + "]}}";
        Value number = Filter.value("/a/b/1");

        assertThat(passes(number.atLeast(10), json)).isEqualTo(atLeast);
        assertThat(passes(number.atMost(10), json)).isEqualTo(atMost);
        assertThat(passes(number.above(10), json)).isEqualTo(above);
        assertThat(passes(number.below(10), json)).isEqualTo(below);
    }

    @Test
    void a_value_can_be_one_of_several_or_start_with_a_text_or_be_true() {
        String json = "{\"a\":\"abc\",\"t\":true,\"s\":\"false\"}";

        assertThat(passes(Filter.value("/a").in("x", "abc"), json)).isTrue();
        assertThat(passes(Filter.value("/a").in("x", "ab"), json)).isFalse();
        assertThat(passes(Filter.value("/a").startsWith("ab"), json)).isTrue();
        assertThat(passes(Filter.value("/a").startsWith("b"), json)).isFalse();
        assertThat(passes(Filter.value("/t").equalTo(true), json)).isTrue();
        assertThat(passes(Filter.value("/t").equalTo(false), json)).isFalse();
        assertThat(passes(Filter.value("/s").equalTo(false), json)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":0}|true",
                "{\"a\":\"\"}|true",
                "{\"a\":{}}|true",
                "{\"a\":[]}|true",
                "{\"a\":false}|true",
                "{\"a\":null}|false",
                "{}|false",
                "[]|false",
                "{\"b\":{\"a\":1}}|false"
            })
    void anything_but_null_exists(String json, boolean exists) {
        assertThat(passes(Filter.value("/a").exists(), json)).isEqualTo(exists);
        assertThat(passes(Filter.not(Filter.value("/a").exists()), json)).isEqualTo(!exists);
    }

    @Test
    void conditions_are_joined_from_left_to_right() {
        Filter yes = Filter.value("/y").exists();
        Filter no = Filter.value("/n").exists();
        String json = "{\"y\":1}";

        assertThat(passes(yes.and(no), json)).isFalse();
        assertThat(passes(no.or(yes), json)).isTrue();
        assertThat(passes(yes.or(yes).and(no), json)).isFalse();
        assertThat(passes(yes.or(yes.and(no)), json)).isTrue();
        assertThat(passes(Filter.not(yes).or(Filter.not(no)), json)).isTrue();
        Filter never = Filter.where("never asked", delivery -> {
            throw new IllegalStateException();
        });
        assertThat(passes(no.and(never), json)).isFalse();
        assertThat(passes(yes.or(never), json)).isTrue();
    }

    @Test
    void a_form_has_values_too() {
        var form = new Payload.Fields(Map.of("amount", "12.50", "tag", List.of("a", "b")));

        assertThat(passes(Filter.value("/amount").above(12), form)).isTrue();
        assertThat(passes(Filter.value("/tag/1").equalTo("b"), form)).isTrue();
        assertThat(passes(Filter.value("/tag/2").exists(), form)).isFalse();
        assertThat(passes(Filter.value("/tag/01").exists(), form)).isFalse();
        assertThat(passes(Filter.value("/tag").exists(), form)).isTrue();
        assertThat(passes(Filter.value("/tag").equalTo("a"), form)).isFalse();
        assertThat(passes(Filter.value("/amount/0").exists(), form)).isFalse();
        assertThat(passes(Filter.value("/other").exists(), form)).isFalse();
    }

    @Test
    void a_body_that_is_neither_has_no_values() {
        assertThat(passes(Filter.value("/a").exists(), (Payload) null)).isFalse();
        assertThat(passes(Filter.value("/a").equalTo("x"), (Payload) null)).isFalse();
    }

    @Test
    void a_payload_that_cannot_be_read_is_not_let_through_in_silence() {
        assertThatThrownBy(() -> passes(Filter.not(Filter.value("/a").exists()), "{\"b\":1,\"b\":2}"))
                .isInstanceOf(UnreadableJsonException.class);
    }

    @Test
    void a_function_gets_the_delivery() {
        Filter filter = Filter.where("ids of events", delivery -> delivery.id().startsWith("evt_"));

        assertThat(passes(filter, "{}")).isTrue();
        assertThat(passes(Filter.not(filter), "{}")).isFalse();
    }

    @Test
    void a_payload_is_read_once_for_all_filters_of_a_source() {
        var payload = new Payload.JsonText("{\"a\":1,\"b\":2}".getBytes(UTF_8), null);
        var places = new Places();
        Condition a = Filter.value("/a").equalTo(1).bind(places);
        Condition b = Filter.value("/b").equalTo(2).bind(places);
        var first = new Facts(delivery("x"), payload, places);

        assertThat(a.holds(first)).isTrue();
        var checked = payload.checked();
        assertThat(b.holds(new Facts(delivery("x"), payload, places))).isTrue();
        assertThat(payload.checked()).isSameAs(checked);
    }

    @Test
    void a_filter_can_be_read() {
        Filter filter = Filter.types("invoice.*", "charge.paid")
                .and(Filter.value("/a")
                        .atLeast(5)
                        .or(Filter.not(Filter.value("/b~1c").exists())))
                .and(Filter.where("is big", delivery -> true));

        assertThat(filter)
                .hasToString("(type is invoice.* or charge.paid) and ((/a >= 5) or (not (/b~1c exists))) and (is big)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/a~2"})
    void a_bad_pointer_is_refused(String pointer) {
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.value(pointer));
    }

    @Test
    void a_filter_that_says_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(Filter::types).withMessageContaining("write at least one");
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.types(" ")).withMessageContaining("white space");
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.types("push "));
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.value("/a").in());
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.where(" ", delivery -> true));
    }
}
