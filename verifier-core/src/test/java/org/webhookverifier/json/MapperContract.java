package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;
import static org.webhookverifier.json.UnreadableJsonException.Kind.MISFIT;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.json.Models.Animal;
import org.webhookverifier.json.Models.Dog;
import org.webhookverifier.json.Models.Invoice;
import org.webhookverifier.json.Models.Open;
import org.webhookverifier.json.Models.Order;
import org.webhookverifier.json.Models.Payment;

/** What becomes of the application's own mapper. */
interface MapperContract extends TextContract {
    /** Allows whatever the library can allow in a text. */
    Object lenient();

    /** Refuses unknown and ignored members, null for primitives and unknown enum constants, and unwraps the root. */
    Object strict();

    /** Has snake case names and a module that reads {@code Payment} from a text and throws what it is told to. */
    Object customized();

    /** Has default typing for everything and lets every class be chosen. */
    Object typing();

    /** Lets no class be chosen for {@code Animal} but {@code Dog}. */
    Object choosy();

    /** Writes whole numbers as text and leaves out nulls. */
    Object writingOtherwise();

    /** Reads another format. */
    Object otherFormat();

    /** Is of a class that does not say how to copy it. */
    Object uncopyable();

    @Override
    default Json json() {
        return Json.using(lenient());
    }

    private static <T> T bound(Object mapper, String text, Class<T> model) {
        return model.cast(Json.using(mapper).bind(bytes(quoted(text)), model));
    }

    @Test
    default void overrules_a_mapper_that_is_stricter() {
        assertThat(bound(
                        strict(),
                        "{'unknown':1,'secret':'s','amount':null,'paid':null,'color':'MAUVE','note':null}",
                        Order.class))
                .isEqualTo(new Order(null, 0, false, null, Optional.empty(), null, null));
    }

    @Test
    default void keeps_what_the_application_has_set() {
        assertThat(bound(customized(), "{'amount_due':7,'payment':'9 EUR'}", Invoice.class))
                .isEqualTo(new Invoice(7, new Payment(9, "EUR")));
    }

    @Test
    default void names_properties_as_the_application_does() {
        var misfit = catchThrowableOfType(
                UnreadableJsonException.class, () -> bound(customized(), "{'amount_due':'c4n4ry'}", Invoice.class));

        assertThat(misfit).hasMessageContaining("at '/amount_due' (").hasMessageNotContaining(CANARY);
    }

    @Test
    default void turns_default_typing_off() {
        assertThat(bound(typing(), "{'any':{'@class':'java.util.Date'},'rest':{'a':['java.util.Date',1]}}", Open.class))
                .isEqualTo(new Open(Map.of("@class", "java.util.Date"), Map.of("a", List.of("java.util.Date", 1))));
        assertThat(bound(typing(), "{'amount':1}", Payment.class)).isEqualTo(new Payment(1, null));
    }

    @Test
    default void lets_no_payload_choose_any_class() {
        String any = "{'@class':'" + Models.Cat.class.getName() + "'}";
        for (Object mapper : List.of(typing(), lenient(), customized())) {
            var misfit = catchThrowableOfType(
                    UnreadableJsonException.class, () -> bound(mapper, "{'value':" + any + "}", Models.Typed.class));

            assertThat(misfit).isNotNull();
            assertThat(misfit.kind()).isEqualTo(MISFIT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "error", "stack", "assertion", "linkage", "null"})
    default void takes_whatever_a_deserializer_throws_as_a_misfit(String kind) {
        String text = "{'amount_due':1,'payment':'" + kind + " c4n4ry'}";
        var misfit =
                catchThrowableOfType(UnreadableJsonException.class, () -> bound(customized(), text, Invoice.class));

        assertThat(misfit).isNotNull().hasNoCause().hasNoSuppressedExceptions();
        assertThat(misfit.kind()).isEqualTo(MISFIT);
        assertThat(misfit.toString()).doesNotContain(CANARY);
        assertThat(catchThrowableOfType(
                        UnreadableJsonException.class,
                        () -> Json.using(customized()).bind(bytes(quoted("'" + kind + " c4n4ry'")), Payment.class)))
                .isNotNull()
                .hasMessageNotContaining(CANARY);
    }

    @Test
    default void keeps_the_choice_of_classes_that_a_model_allows() {
        String dog = "{'@class':'" + Dog.class.getName() + "'}";
        String cat = "{'@class':'" + Models.Cat.class.getName() + "'}";

        assertThat(bound(typing(), cat, Animal.class)).isEqualTo(new Models.Cat());
        assertThat(bound(choosy(), dog, Animal.class)).isEqualTo(new Dog());
        assertThatThrownBy(() -> bound(choosy(), cat, Animal.class)).isInstanceOf(UnreadableJsonException.class);
        assertThatThrownBy(() -> bound(typing(), "{'@class':'java.util.Date'}", Animal.class))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageNotContaining("java.util.Date");
    }

    @Test
    default void binds_trees_without_the_applications_serializers() {
        var tree = new HashMap<String, Object>();
        tree.put("number", 7L);
        tree.put("nothing", null);

        assertThat(Json.using(writingOtherwise()).bind(tree, Object.class))
                .isEqualTo(tree(bytes(quoted("{'number':7,'nothing':null}"))));
    }

    @Test
    default void refuses_a_mapper_for_another_format() {
        assertThatThrownBy(() -> Json.using(otherFormat()))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining(otherFormat().getClass().getName() + " that reads YAML is not a JSON mapper;");
    }

    @Test
    default void refuses_a_mapper_that_cannot_be_copied() {
        assertThatThrownBy(() -> Json.using(uncopyable()))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining(uncopyable().getClass().getName() + " cannot be copied; override ");
    }

    @Test
    default void refuses_what_is_no_mapper() {
        for (Object other : Arrays.asList("mapper", 1, new Object())) {
            assertThatThrownBy(() -> Json.using(other))
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("A " + other.getClass().getName() + " is not a JSON mapper; pass a");
        }
    }
}
