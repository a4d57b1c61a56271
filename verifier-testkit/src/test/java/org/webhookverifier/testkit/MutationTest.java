package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.verify.Verified;

@Tag("odd-jvm")
class MutationTest {
    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.Setup#all")
    void what_is_signed_and_left_alone_is_verified(Setup setup) {
        assertThat(setup.verifier().verify(setup.signer().sign(Setup.BODY))).isInstanceOf(Verified.class);
        assertThat(setup.verifier().verify(setup.signer().sign(setup.readsBody() ? "{}" : "")))
                .isInstanceOf(Verified.class);
    }

    @ParameterizedTest(name = "{0} - {1}")
    @MethodSource("mutations")
    void whatever_is_broken_gets_the_answer_that_it_has_to_get(Setup setup, Mutation mutation) {
        var request = setup.signer().sign(Setup.BODY, mutation);

        assertThat(setup.verifier().verify(request)).matches(mutation::isAnsweredBy);
    }

    static Stream<Arguments> mutations() {
        return Setup.all()
                .flatMap(setup -> Mutation.all(setup.signer()).stream().map(mutation -> Arguments.of(setup, mutation)));
    }
}
