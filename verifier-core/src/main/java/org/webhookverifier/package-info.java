/**
 * Webhook Verifier: receives webhooks, from raw signed bytes to a typed, versioned event in an annotated method.
 *
 * <p>Start with {@link org.webhookverifier.WebhookReceiver}, or with {@link org.webhookverifier.verify.Verifier} to check single
 * requests. The packages are the steps of a request's way, in this order: {@code request}, {@code verify}, {@code identify},
 * {@code admit}, {@code decode}, {@code dispatch}.
 */
@NullMarked
package org.webhookverifier;

import org.jspecify.annotations.NullMarked;
