package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.webhookverifier.json.Models.Times;

/** The application's own mapper of Jackson 2. */
class Jackson2MapperTest implements MapperContract {
    @BeforeAll
    static void needs_jackson_2() {
        assumeTrue(Present.jackson2(), "JACKSON 2 IS NOT ON THE CLASS PATH: no mapper of it is tested in this run");
    }

    @Override
    public Object lenient() {
        return Jackson2Mappers.lenient();
    }

    @Override
    public Object strict() {
        return Jackson2Mappers.strict();
    }

    @Override
    public Object customized() {
        return Jackson2Mappers.customized();
    }

    @Override
    public Object typing() {
        return Jackson2Mappers.typing();
    }

    @Override
    public Object choosy() {
        return Jackson2Mappers.choosy();
    }

    @Override
    public Object writingOtherwise() {
        return Jackson2Mappers.writingOtherwise();
    }

    @Override
    public Object otherFormat() {
        return Jackson2Mappers.otherFormat();
    }

    @Override
    public Object uncopyable() {
        return Jackson2Mappers.uncopyable();
    }

    @Test
    void does_not_change_the_mapper_nor_notice_later_changes() {
        Object mapper = Jackson2Mappers.bare();
        Json json = Json.using(mapper);
        Jackson2Mappers.change(mapper);

        assertThat(Jackson2Mappers.isUnchanged(mapper)).isTrue();
        assertThat(json.bind(bytes(quoted("{'amountDue':null,'x':1}")), Models.Invoice.class))
                .isEqualTo(new Models.Invoice(0, null));
    }

    @Test
    void names_the_type_that_a_bare_mapper_cannot_read() {
        Json json = Json.using(Jackson2Mappers.bare());
        var misfit = catchThrowableOfType(
                UnreadableJsonException.class, () -> json.bind(bytes(quoted("{'at':'c4n4ry'}")), Times.class));

        assertThat(misfit)
                .hasMessage("JSON is unreadable: it does not fit the model at '/at':"
                        + " the mapper cannot read java.time.Instant; register a module for it");
    }
}
