package org.webhookverifier.json;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The whole contract of {@link Json} with Jackson 2. */
class Jackson2JsonTest implements TextContract, EncodingContract, ScalarContract, TreeContract, BindContract {
    @BeforeAll
    static void needs_jackson_2() {
        assumeTrue(
                Present.jackson2(),
                "JACKSON 2 IS NOT ON THE CLASS PATH: nothing of its contract is tested in this run");
    }

    @Override
    public Json json() {
        return new StrictJson(Jackson2Json.detected());
    }
}
