package org.webhookverifier.verify.procedure.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.CERTIFICATE;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.NOW;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.SNS;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.TODAY;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.TOPIC;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.notification;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.reason;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.request;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.signature;
import static org.webhookverifier.verify.procedure.remote.SnsMessages.signed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.RecordingDownloads;
import org.webhookverifier.verify.procedure.StandingClock;

class SnsProcedureTest {
    private final RecordingDownloads downloads = new RecordingDownloads().serve(CERTIFICATE, SNS.pem());
    private final StandingClock clock = new StandingClock(NOW);
    private final Verifier verifier = verifier(source().setting("topics", TOPIC + ", arn:other"));

    @Test
    void a_message_of_a_topic_of_the_source_is_proved_but_for_the_members_that_are_not_signed() {
        Verified verified = (Verified) verifier.verify(signed(notification()));

        assertThat(verified.coversBody()).isFalse();
        assertThat(verified.covers(Ref.parse("json:/MessageId"))).isTrue();
        assertThat(verified.covers(Ref.parse("json:/Subject"))).isTrue();
        assertThat(verified.covers(Ref.parse("json:/UnsubscribeURL"))).isFalse();
        assertThat(verified.covers("x-amz-sns-message-id")).isFalse();
        assertThat(verified.signedAt()).contains(TODAY);
        assertThat(verified.signedBesides())
                .hasValueSatisfying(bytes -> assertThat(bytes)
                        .asString(UTF_8)
                        .contains("MessageId\nm1\n")
                        .doesNotContain("Timestamp"));
        for (int i = 0; i < 3; i++) {
            verifier.verify(signed(notification()));
        }
        assertThat(downloads.asked()).containsExactly(CERTIFICATE);
    }

    @Test
    void every_signed_member_counts_and_so_does_a_subject() {
        for (String name : List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")) {
            Map<String, String> message = notification();
            Map<String, String> signed = signature(message, "SHA256withRSA");
            signed.put(name, name.equals("Timestamp") ? TODAY.plusMillis(1).toString() : signed.get(name) + "x");
            assertThat(reason(verify(signed))).as(name).isNotNull();
        }
        Map<String, String> without = notification();
        without.remove("Subject");
        assertThat(reason(verify(signature(without, "SHA256withRSA")))).isNull();
        Map<String, String> added = signature(without, "SHA256withRSA");
        added.put("Subject", "injected");
        assertThat(reason(verify(added))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void no_bit_of_a_member_that_counts_can_be_changed() {
        WebhookRequest request = signed(notification());
        byte[] body = request.body();
        String text = new String(body, UTF_8);
        int unsigned = text.indexOf(",\"UnsubscribeURL\"");
        int signature = text.indexOf(",\"Signature\"");
        for (int bit = 0; bit < body.length * 8; bit++) {
            int at = bit / 8;
            byte[] changed = body.clone();
            changed[at] ^= (byte) (1 << (bit % 8));
            if (at < unsigned || at >= signature) {
                assertThat(verifier.verify(request.withBody(changed)))
                        .as("bit " + bit)
                        .isInstanceOf(Rejected.class);
            }
        }
    }

    @Test
    void the_version_chooses_the_hash_and_there_are_two() {
        Map<String, String> first = notification();
        first.put("SignatureVersion", "1");
        assertThat(reason(verify(signature(first, "SHA1withRSA")))).isNull();
        assertThat(reason(verify(signature(first, "SHA256withRSA")))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(verify(signature(notification(), "SHA1withRSA")))).isEqualTo(Reason.BAD_SIGNATURE);
        for (String version : List.of("0", "3", "", "01", "sha256")) {
            Map<String, String> other = notification();
            other.put("SignatureVersion", version);
            assertThat(reason(verify(signature(other, "SHA256withRSA")))).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void a_message_cannot_be_split_anew() {
        Map<String, String> genuine = notification();
        genuine.put("Message", "x\nMessageId\nforged\nSubject\ny");
        genuine.remove("Subject");
        Map<String, String> forged = signature(genuine, "SHA256withRSA");
        assertThat(reason(verify(forged))).isNull();

        forged.put("Message", "x");
        forged.put("MessageId", "forged");
        forged.put("Subject", "y\nMessageId\nm1");
        assertThat(reason(verify(forged))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void topics_of_others_are_refused_before_anything_is_fetched() {
        Map<String, String> message = notification();
        message.put("TopicArn", "arn:aws:sns:us-east-1:666:orders");

        assertThat(reason(verify(signature(message, "SHA256withRSA")))).isEqualTo(Reason.UNTRUSTED_KEY);
        assertThat(downloads.asked()).isEmpty();
        Verifier open = verifier(source().setting("topics", "*"));
        assertThat(reason(open.verify(request(signature(message, "SHA256withRSA")))))
                .isNull();
    }

    @Test
    void certificates_from_elsewhere_are_never_fetched() {
        for (String address : List.of(
                "http://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem",
                "https://sns.us-east-1.amazonaws.com.attacker.example/x.pem",
                "https://sns.us-east-1.amazonaws.com@attacker.example/x.pem",
                "https://attacker.example/x.pem",
                "https://127.0.0.1/x.pem",
                "file:///x.pem")) {
            Map<String, String> message = notification();
            message.put("SigningCertURL", address);
            downloads.serve(address, SNS.pem());
            assertThat(reason(verify(signature(message, "SHA256withRSA"))))
                    .as(address)
                    .isEqualTo(Reason.UNTRUSTED_KEY);
        }
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void addresses_that_senders_make_up_are_fetched_thirty_times_a_minute_at_most() {
        for (int i = 0; i < 100; i++) {
            Map<String, String> message = notification();
            message.put("SigningCertURL", CERTIFICATE.replace("-1.pem", "-" + i + "x.pem"));
            assertThat(reason(verify(signature(message, "SHA256withRSA")))).isEqualTo(Reason.SECRETS_UNAVAILABLE);
        }
        assertThat(downloads.asked()).hasSize(30);
        clock.advance(Duration.ofMinutes(1));
        assertThat(reason(verifier.verify(signed(notification())))).isNull();
    }

    @Test
    void a_certificate_that_is_expired_or_weak_or_none_proves_nothing() {
        SelfSigned weak = SelfSigned.of(1024, TODAY.minus(Duration.ofDays(1)), TODAY.plus(Duration.ofDays(1)));
        for (String pem : List.of(weak.pem(), "", "x", "-----BEGIN CERTIFICATE-----")) {
            downloads.serve(CERTIFICATE, pem);
            assertThat(reason(verifier.verify(signed(notification())))).isEqualTo(Reason.SECRETS_UNAVAILABLE);
        }
        SelfSigned old = SelfSigned.of(2048, TODAY.minus(Duration.ofDays(2)), TODAY.minus(Duration.ofDays(1)));
        downloads.serve(CERTIFICATE, old.pem());
        assertThat(reason(verifier.verify(signed(notification())))).isEqualTo(Reason.UNTRUSTED_KEY);
    }

    @Test
    void a_message_counts_for_two_hours_as_sns_tries_for_one() {
        clock.advance(Duration.ofHours(2));
        assertThat(reason(verifier.verify(signed(notification())))).isNull();
        clock.advance(Duration.ofMillis(1));
        assertThat(reason(verifier.verify(signed(notification())))).isEqualTo(Reason.STALE);
        clock.advance(Duration.ofHours(-2).minusMinutes(5).minusMillis(1));
        assertThat(reason(verifier.verify(signed(notification())))).isNull();
        clock.advance(Duration.ofMillis(-1));
        assertThat(reason(verifier.verify(signed(notification())))).isEqualTo(Reason.FUTURE);
    }

    @Test
    void what_is_no_message_is_refused() {
        for (String body : List.of("", "x", "[]", "{}", "{\"Type\":\"Other\"}", "{\"Type\":\"Notification\"}")) {
            assertThat(reason(verifier.verify(
                            WebhookRequest.post("/").body(body.getBytes(UTF_8)).build())))
                    .as(body)
                    .isIn(Reason.MALFORMED, Reason.MISSING_HEADER);
        }
        for (String name : List.of("Signature", "SigningCertURL", "SignatureVersion", "MessageId", "Message")) {
            Map<String, String> message = signature(notification(), "SHA256withRSA");
            message.remove(name);
            assertThat(reason(verify(message))).as(name).isEqualTo(Reason.MISSING_HEADER);
        }
    }

    @Test
    void a_source_has_to_say_which_topics_may_send() {
        for (String topics : new String[] {"", " ", ",", TOPIC + ","}) {
            assertThatThrownBy(() -> verifier(source().setting("topics", topics)))
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("sends from anybody's topics: set which are yours");
        }
        assertThatThrownBy(() -> verifier(source())).hasMessageContaining("setting(\"topics\"");
        assertThatThrownBy(() -> verifier(source().setting("topics", "*").setting("confirm", "true")))
                .hasMessageContaining("would subscribe to anybody's topics");
        assertThatThrownBy(() -> verifier(source().setting("topics", "*").secrets("secret")))
                .hasMessageContaining("A secret is not needed");
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
