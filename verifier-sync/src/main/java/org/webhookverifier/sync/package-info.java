/**
 * Makes the registration of a webhook at its provider agree with what is wanted; {@link org.webhookverifier.sync.SubscriptionSync} is
 * the door.
 */
@NullMarked
package org.webhookverifier.sync;

import org.jspecify.annotations.NullMarked;
