/** Where accepted deliveries wait until they are done: states, stores, workers, retries, dead letters, replay. */
@NullMarked
package org.webhookverifier.inbox;

import org.jspecify.annotations.NullMarked;
