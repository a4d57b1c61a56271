package org.webhookverifier.verify.procedure.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.CERTIFICATE;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.CONFIRM;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.NOW;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.SNS;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.TOPIC;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.notification;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.reason;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.request;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.signature;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.signed;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.subscription;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.RecordingDownloads;
import org.webhookverifier.verify.procedure.StandingClock;

class SnsConfirmationTest {
    private final RecordingDownloads downloads = new RecordingDownloads().serve(CERTIFICATE, SNS.pem());
    private final StandingClock clock = new StandingClock(NOW);
    private final Verifier verifier = verifier(source().setting("topics", TOPIC + ", arn:other"));

    @Test
    void a_subscription_is_confirmed_only_where_that_is_asked_for() {
        downloads.serve(CONFIRM, "<ConfirmSubscriptionResponse/>");

        assertThat(reason(verify(signature(subscription(CONFIRM), "SHA256withRSA"))))
                .isNull();
        assertThat(downloads.asked()).containsExactly(CERTIFICATE);

        Verifier confirming = verifier(source().setting("topics", TOPIC).setting("confirm", "true"));
        assertThat(reason(confirming.verify(request(signature(subscription(CONFIRM), "SHA256withRSA")))))
                .isNull();
        assertThat(downloads.asked()).containsExactly(CERTIFICATE, CERTIFICATE, CONFIRM);
        assertThat(reason(confirming.verify(signed(notification())))).isNull();
        assertThat(downloads.asked()).hasSize(3);
    }

    @Test
    void a_subscription_is_never_confirmed_for_a_forger_nor_at_a_foreign_address() {
        Verifier confirming = verifier(source().setting("topics", TOPIC).setting("confirm", "true"));
        Map<String, String> forged = signature(subscription(CONFIRM), "SHA256withRSA");
        forged.put("Token", "other");
        assertThat(reason(confirming.verify(request(forged)))).isEqualTo(Reason.BAD_SIGNATURE);
        for (String address : List.of(
                "https://attacker.example/?Action=ConfirmSubscription&Token=t",
                "http://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=t",
                "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&Token=t")) {
            Map<String, String> message = signature(subscription(address), "SHA256withRSA");
            assertThat(reason(confirming.verify(request(message)))).as(address).isEqualTo(Reason.UNTRUSTED_KEY);
        }
        assertThat(downloads.asked()).containsOnly(CERTIFICATE);
        assertThat(reason(confirming.verify(request(signature(subscription(CONFIRM), "SHA256withRSA")))))
                .as("an answer that fails makes SNS come again")
                .isEqualTo(Reason.SECRETS_UNAVAILABLE);
    }

    private SourceBuilder source() {
        return Source.named("hooks").provider("aws-sns").downloads(downloads);
    }

    private Verifier verifier(SourceBuilder source) {
        return Verifier.of(source.build(), clock);
    }

    private Verification verify(Map<String, String> message) {
        return verifier.verify(request(message));
    }
}
