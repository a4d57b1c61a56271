package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.json.Models.Account;
import org.webhookverifier.json.Models.Color;
import org.webhookverifier.json.Models.Hostile;
import org.webhookverifier.json.Models.Open;
import org.webhookverifier.json.Models.Order;
import org.webhookverifier.json.Models.Payment;
import org.webhookverifier.json.Models.Shape;
import org.webhookverifier.json.Models.Times;
import org.webhookverifier.json.Models.Typed;

/** Texts as models: the same with both libraries, whatever their own defaults are. */
interface BindContract extends JsonContract {
    private <T> T bound(String text, Class<T> model) {
        return model.cast(json().bind(bytes(quoted(text)), model));
    }

    @Test
    default void binds_a_record() {
        assertThat(bound(
                        "{'id':'o1','amount':1290,'paid':true,'color':'RED','note':'n','items':[{'sku':'a','price':1.50}],"
                                + "'counts':{'x':1}}",
                        Order.class))
                .isEqualTo(new Order(
                        "o1",
                        1290,
                        true,
                        Color.RED,
                        Optional.of("n"),
                        List.of(new Models.Item("a", new BigDecimal("1.50"))),
                        Map.of("x", 1)));
    }

    @Test
    default void passes_over_members_that_the_model_does_not_know() {
        assertThat(bound("{'id':'o1','unknown':{'deep':[1,{'id':2}]},'secret':'s'}", Order.class)
                        .id())
                .isEqualTo("o1");
    }

    @Test
    default void reads_null_and_absence_as_nothing() {
        var order = bound("{'amount':null,'paid':null,'color':null,'note':null}", Order.class);

        assertThat(order.amount()).isZero();
        assertThat(order.paid()).isFalse();
        assertThat(order.color()).isNull();
        assertThat(order.note()).isEmpty();
        assertThat(order.items()).isNull();
    }

    @Test
    default void reads_unknown_enum_constants_as_null() {
        assertThat(bound("{'color':'MAUVE'}", Order.class).color()).isNull();
        assertThat(bound("{'color':''}", Order.class).color()).isNull();
        assertThat(bound("['RED','MAUVE']", Color[].class)).containsExactly(Color.RED, null);
    }

    @Test
    default void no_constant_or_type_that_the_model_does_not_know_breaks_it_anywhere() {
        var places = bound(
                "{'one':'MAUVE','list':['RED','MAUVE'],'set':['RED','MAUVE'],'keys':{'RED':1,'MAUVE':2},"
                        + "'enumKeys':{'RED':1,'MAUVE':2},'values':{'a':'RED','b':'MAUVE'},'optional':'MAUVE','mood':'SAD',"
                        + "'shape':{'type':'square','side':[1,{}]},'shapes':[{'type':'circle','radius':2},{'type':'square'},{}],"
                        + "'named':{'a':{'type':'square'}}}",
                Models.Places.class);

        assertThat(places.one()).isNull();
        assertThat(places.list()).containsExactly(Color.RED, null);
        assertThat(places.set()).containsExactly(Color.RED);
        assertThat(places.keys()).containsEntry(Color.RED, 1);
        assertThat(places.enumKeys()).containsOnlyKeys(Color.RED);
        assertThat(places.values()).containsEntry("a", Color.RED).containsEntry("b", null);
        assertThat(places.optional()).isEmpty();
        assertThat(places.mood()).isEqualTo(Models.Mood.OTHER);
        assertThat(places.shape()).isNull();
        assertThat(places.shapes()).containsExactly(new Models.Circle(2), null, null);
        assertThat(places.named()).containsEntry("a", null);
    }

    @Test
    default void reads_enum_constants_by_what_they_print() {
        assertThat(bound("['paid','OPEN']", Models.Status[].class)).containsExactly(Models.Status.PAID, null);
    }

    @Test
    default void reads_numbers_leniently() {
        assertThat(bound("{'amount':1.9}", Order.class).amount()).isEqualTo(1);
        assertThat(bound("{'amount':'7'}", Order.class).amount()).isEqualTo(7);
        assertThat(bound("{'amount':1E+2}", Order.class).amount()).isEqualTo(100);
    }

    @Test
    default void reads_java_time() {
        var times = bound("{'at':'2026-11-23T10:00:00Z','seconds':1790227097,'fraction':1790227097.5}", Times.class);

        assertThat(times)
                .isEqualTo(new Times(
                        Instant.parse("2026-11-23T10:00:00Z"),
                        Instant.ofEpochSecond(1790227097),
                        Instant.ofEpochSecond(1790227097, 500_000_000)));
    }

    @Test
    default void reads_shared_annotations() {
        assertThat(bound("{'object':'account','account_id':'a','kind':'x'}", Account.class))
                .isEqualTo(new Account("a"));
        assertThat(bound("{'type':'circle','radius':2}", Shape.class)).isEqualTo(new Models.Circle(2));
    }

    @Test
    default void reads_fractions_of_untyped_places_exactly() {
        var open = bound("{'any':1.50,'rest':{'a':[0.1,7]}}", Open.class);

        assertThat(open.any()).isEqualTo(new BigDecimal("1.50"));
        assertThat(open.rest()).isEqualTo(Map.of("a", List.of(new BigDecimal("0.1"), 7)));
    }

    @Test
    default void binds_generic_types() throws NoSuchMethodException {
        Type type = Models.class.getDeclaredMethod("payments").getGenericReturnType();

        assertThat(json().bind(bytes(quoted("{'a':[{'amount':1}]}")), type))
                .isEqualTo(Map.of("a", List.of(new Payment(1, null))));
    }

    @Test
    default void refuses_the_literal_null() {
        for (Class<?> model : List.of(Order.class, Object.class, Optional.class, Map.class)) {
            assertThat(misfit("null", model))
                    .hasMessage("JSON is unreadable: it does not fit the model because it is null");
            assertThat(misfit(" null ", model)).hasMessageEndingWith("because it is null");
        }
    }

    @Test
    default void says_where_in_the_model_it_does_not_fit() {
        assertThat(misfit("{'amount':'c4n4ry'}", Order.class))
                .hasMessageStartingWith("JSON is unreadable: it does not fit the model at '/amount' (");
        assertThat(misfit("{'items':[{'sku':'a'},{'price':'c4n4ry'}]}", Order.class))
                .hasMessageContaining("at '/items/1/price' (");
        assertThat(misfit("['c4n4ry']", Order.class)).hasMessageContaining("at '' (");
        assertThat(misfit("'c4n4ry'", Order.class)).hasMessageContaining("at '' (");
        assertThat(misfit("{'at':'c4n4ry'}", Times.class)).hasMessageEndingWith("at '/at' (DateTimeParseException)");
        assertThat(misfit("{'account_id':{'c4n4ry':1}}", Account.class)).hasMessageContaining("at '/account_id' (");
        for (String whole : List.of("{'type':'c4n4ry'}", " {'radius':2}", "{}")) {
            assertThat(misfit(whole, Shape.class))
                    .hasMessageEndingWith("because it is of a type that the model does not know");
        }
    }

    @Test
    default void hides_names_that_the_payload_chose() {
        assertThat(misfit("{'counts':{'c4n4ry':'c4n4ry'}}", Order.class)).hasMessageContaining("at '/counts/*' (");
        assertThat(misfit("{'c4n4ry':'c4n4ry'}", Models.AnyNumber.class)).hasMessageContaining("at '/*' (");
        assertThat(misfit("{'a':{'c4n4ry':[{'amount':'c4n4ry'}]}}", Models.Nested.class))
                .hasMessageContaining("at '/a/*/0/amount' (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "error", "stack", "assertion", "linkage", "null"})
    default void takes_whatever_a_model_throws_as_a_misfit(String kind) {
        misfit("{'hostile':'" + kind + " c4n4ry'}", Hostile.class);
        misfit("[{'hostile':'" + kind + " c4n4ry'}]", Hostile[].class);
    }

    @Test
    default void never_chooses_a_class_by_a_name_in_the_payload() {
        assertThat(bound("{'any':{'@class':'java.util.Date','a':1},'rest':{}}", Open.class)
                        .any())
                .isEqualTo(Map.of("@class", "java.util.Date", "a", 1));
        assertThat(bound("['java.util.Date',1]", Object.class)).isEqualTo(List.of("java.util.Date", 1));
        misfit("{'value':{'@class':'" + Models.Cat.class.getName() + "'}}", Typed.class);
    }

    @Test
    default void survives_a_misfit() {
        misfit("{'amount':'c4n4ry'}", Order.class);

        assertThat(bound("{'amount':2}", Order.class).amount()).isEqualTo(2);
    }
}
