/**
 * Events of Stripe.
 *
 * <p>All models follow the same rules, so that what Stripe adds or leaves out breaks no handler. Fields that they do not know are ignored.
 * What Stripe may leave out is marked {@code @Nullable}. A text that it always sends is empty where it is missing all the same, a number 0,
 * a flag {@code false}; lists and maps are never {@code null}. What Stripe may extend, like states, kinds and actions, is text. The object
 * that an event is about is there, or its accessor throws {@link org.webhookverifier.event.Unprocessable}.
 *
 * <p>Amounts are in the smallest unit of the currency, times are seconds since 1970. Every event is read in all API versions from
 * {@value org.webhookverifier.models.stripe.StripeVersions#OLDEST} to {@value org.webhookverifier.models.stripe.StripeVersions#NEWEST}
 * and has the shape of the newest. Records that are no events may be parts of models of your own.
 */
@NullMarked
package org.webhookverifier.models.stripe;

import org.jspecify.annotations.NullMarked;
