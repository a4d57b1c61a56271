package org.webhookverifier.json;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The whole contract of {@link Json} with Jackson 3. */
class Jackson3JsonTest implements TextContract, EncodingContract, ScalarContract, TreeContract, BindContract {
    @BeforeAll
    static void needs_jackson_3() {
        assumeTrue(
                Present.jackson3(),
                "JACKSON 3 IS NOT ON THE CLASS PATH: nothing of its contract is tested in this run");
    }

    @Override
    public Json json() {
        return new StrictJson(Jackson3Json.detected());
    }
}
