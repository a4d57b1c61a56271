package org.webhookverifier.verify.procedure.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.canon.Signing.post;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** Every notification of a request carries the token of the subscription, and each has to be right. */
class MicrosoftGraphTest {
    private static final String TOKEN = "the token of the subscription";

    private static Verification verify(String... tokens) {
        var body = new StringBuilder("{\"value\":[");
        for (int i = 0; i < tokens.length; i++) {
            body.append(i == 0 ? "" : ",").append("{\"id\":\"n").append(i).append("\",\"changeType\":\"updated\"");
            body.append(tokens[i].isEmpty() ? "}" : ",\"clientState\":\"" + tokens[i] + "\"}");
        }
        var verifier = Verifier.of("microsoft-graph", TOKEN);
        return verifier.verify(post("/g", body.append("]}").toString()));
    }

    @Test
    void notifications_that_all_have_the_token_are_verified() {
        assertThat(verify(TOKEN, TOKEN, TOKEN)).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @CsvSource({"0, another", "1, another", "2, another", "0, ''", "1, ''", "2, ''"})
    void one_notification_without_the_token_refuses_the_request_wherever_it_stands(int place, String token) {
        String[] tokens = {TOKEN, TOKEN, TOKEN};
        tokens[place] = token;

        assertThat(verify(tokens))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .isEqualTo(token.isEmpty() ? Reason.MISSING_HEADER : Reason.BAD_SIGNATURE));
    }

    @Test
    void a_request_without_notifications_proves_nothing() {
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED));
    }
}
