package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application's own mapper of Jackson 3. */
class Jackson3MapperTest implements MapperContract {
    @BeforeAll
    static void needs_jackson_3() {
        assumeTrue(Present.jackson3(), "JACKSON 3 IS NOT ON THE CLASS PATH: no mapper of it is tested in this run");
    }

    @Override
    public Object lenient() {
        return Jackson3Mappers.lenient();
    }

    @Override
    public Object strict() {
        return Jackson3Mappers.strict();
    }

    @Override
    public Object customized() {
        return Jackson3Mappers.customized();
    }

    @Override
    public Object typing() {
        return Jackson3Mappers.typing();
    }

    @Override
    public Object choosy() {
        return Jackson3Mappers.choosy();
    }

    @Override
    public Object writingOtherwise() {
        return Jackson3Mappers.writingOtherwise();
    }

    @Override
    public Object otherFormat() {
        return Jackson3Mappers.otherFormat();
    }

    @Override
    public Object uncopyable() {
        return Jackson3Mappers.uncopyable();
    }

    @Test
    void takes_a_mapper_that_is_no_json_mapper_but_reads_json() {
        assertThat(Json.using(Jackson3Mappers.bare())
                        .bind(bytes(quoted("{'amountDue':1,'x':1}")), Models.Invoice.class))
                .isEqualTo(new Models.Invoice(1, null));
    }
}
