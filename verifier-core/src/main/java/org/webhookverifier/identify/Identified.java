package org.webhookverifier.identify;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.event.Delivery;

/**
 * A verified request, as what it is.
 *
 * @param delivery the delivery
 * @param payload what models are bound to, or {@code null} if the body is neither JSON nor a form
 * @param handshake the answer if the request is a handshake, else {@code null}
 * @param fingerprint a number computed from the body
 */
public record Identified(
        Delivery delivery,
        @Nullable Payload payload,
        @Nullable Answer handshake,
        long fingerprint) {}
