/** A store for tests that forgets everything, and what every store of accepted deliveries has to keep. */
@NullMarked
package org.webhookverifier.testkit.inbox;

import org.jspecify.annotations.NullMarked;
