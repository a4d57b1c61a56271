package org.webhookverifier.verify.procedure.remote;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Parameters;
import org.webhookverifier.verify.procedure.Procedure;

/**
 * Checks messages of Amazon SNS, whose signatures are by certificates that SNS publishes.
 *
 * <p>That a message is of SNS says little: anybody can have SNS send from a topic of their own. So the source says in the setting
 * {@code topics} which topics may send. With the setting {@code confirm}, subscriptions to those topics are confirmed.
 */
public final class SnsProcedure implements Procedure {
    private static final String ANY_TOPIC = "*";
    private static final Finding.Refused MALFORMED =
            new Finding.Refused(Reason.MALFORMED, "the body is no message of the documented form");
    private static final Finding.Refused TOPIC =
            new Finding.Refused(Reason.UNTRUSTED_KEY, "the topic is not one of the source's");
    private static final Finding.Refused ADDRESS =
            new Finding.Refused(Reason.UNTRUSTED_KEY, "the certificate is not at an address of SNS");
    private static final Finding.Refused STALE =
            new Finding.Refused(Reason.STALE, "the signed timestamp is older than the tolerance");
    private static final Finding.Refused FUTURE =
            new Finding.Refused(Reason.FUTURE, "the signed timestamp is further ahead than the tolerance");

    private final Set<String> topics;
    private final Duration past;
    private final Duration future;
    private final SnsSignature signature;
    private final @Nullable SnsConfirmation confirmation;

    private SnsProcedure(Parameters parameters, Source source) {
        topics = Set.copyOf(Parameters.parts(parameters.setting("topics", "").replace(" ", ""), ','));
        past = parameters.tolerance("toleranceSeconds", Duration.ofHours(2));
        future = parameters.tolerance("futureSeconds", Duration.ofMinutes(5));
        Downloads downloads = source.downloads().orElseGet(Downloads::https);
        signature = new SnsSignature(new PublishedFiles<>(downloads, Certificates::single));
        boolean confirms = Boolean.parseBoolean(parameters.setting("confirm", "false"));
        confirmation = confirms ? new SnsConfirmation(downloads) : null;
    }

    /**
     * Makes the procedure.
     *
     * @throws WebhookConfigurationException if the source does not say which topics may send
     */
    public static Procedure of(CodedScheme scheme, Source source) {
        var parameters = new Parameters(scheme, source);
        var procedure = new SnsProcedure(parameters, source);
        if (procedure.topics.contains("")) {
            parameters.problem("sends from anybody's topics: set which are yours, with setting(\"topics\","
                    + " \"arn:aws:sns:...\"), several separated by commas.");
        }
        boolean any = procedure.topics.contains(ANY_TOPIC);
        if (any && procedure.confirmation != null) {
            parameters.problem("would subscribe to anybody's topics with the settings 'confirm' and 'topics' of '*':"
                    + " name your topics, or leave out 'confirm'.");
        }
        parameters.end();
        return procedure;
    }

    @Override
    public Object key(String secret) {
        if (!secret.isEmpty()) {
            throw new IllegalArgumentException("is not needed: SNS publishes its certificates.");
        }
        return signature;
    }

    @Override
    public List<String> headers() {
        return List.of();
    }

    @Override
    public Finding check(WebhookRequest request, List<Object> keys, long nowMillis) {
        SnsMessage message = read(request);
        if (message == null || !message.isUnambiguous()) {
            return MALFORMED;
        }
        String missing = message.missing();
        if (missing != null) {
            return new Finding.Refused(Reason.MISSING_HEADER, "member /" + missing + " is missing");
        }
        Instant signedAt = time(message.field("Timestamp"));
        if (signedAt == null) {
            return MALFORMED;
        }
        Finding.Refused refusal = refusal(message, signedAt.toEpochMilli(), nowMillis);
        return refusal != null
                ? refusal
                : new Finding.Proved(0, signedAt.toEpochMilli(), Coverage.of(message.refs(), message.text(false)));
    }

    private Finding.@Nullable Refused refusal(SnsMessage message, long signedAt, long nowMillis) {
        if (!topics.contains(ANY_TOPIC) && !topics.contains(message.field("TopicArn"))) {
            return TOPIC;
        }
        URI address = SnsAddresses.certificate(message.field("SigningCertURL"));
        if (address == null) {
            return ADDRESS;
        }
        if (nowMillis - signedAt > past.toMillis()) {
            return STALE;
        }
        if (signedAt - nowMillis > future.toMillis()) {
            return FUTURE;
        }
        Finding.Refused refusal = signature.refusal(message, address, nowMillis);
        return refusal != null || confirmation == null ? refusal : confirmation.refusal(message);
    }

    private @Nullable SnsMessage read(WebhookRequest request) {
        try {
            return SnsMessage.read(request.body());
        } catch (UnreadableJsonException e) {
            return null;
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
