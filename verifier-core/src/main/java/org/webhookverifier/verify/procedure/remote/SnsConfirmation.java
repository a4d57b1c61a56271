package org.webhookverifier.verify.procedure.remote;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/** Confirms subscriptions by a call to the address in a message that is proved to be of SNS and of a topic of the source. */
final class SnsConfirmation {
    private static final Logger LOG = LoggerFactory.getLogger(SnsConfirmation.class);
    private static final int LIMIT = 64 * 1024;
    private static final Set<String> TYPES = Set.of("SubscriptionConfirmation");
    private static final Finding.Refused ADDRESS =
            new Finding.Refused(Reason.UNTRUSTED_KEY, "the address to confirm at is not one of SNS");
    private static final Finding.Refused FAILED = new Finding.Refused(
            Reason.SECRETS_UNAVAILABLE,
            "the subscription could not be confirmed; it is tried again when SNS comes again");

    private final Downloads downloads;

    SnsConfirmation(Downloads downloads) {
        this.downloads = downloads;
    }

    /** Confirms a subscription if the message asks for that, and returns why it failed, or {@code null} if it did not. */
    Finding.@Nullable Refused refusal(SnsMessage message) {
        if (!TYPES.contains(message.field("Type"))) {
            return null;
        }
        URI address = SnsAddresses.confirmation(message.field("SubscribeURL"));
        if (address == null) {
            return ADDRESS;
        }
        try {
            downloads.get(address, LIMIT);
            return null;
        } catch (IOException e) {
            LOG.warn("A subscription to a topic of SNS could not be confirmed: {}", e.toString());
        } catch (RuntimeException e) {
            // The downloads may be the application's: whatever they throw, the sender shall come again.
            LOG.warn("A subscription to a topic of SNS could not be confirmed", e);
        }
        return FAILED;
    }
}
