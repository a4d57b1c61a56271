/** Subscriptions: which sources, types and handlers are wanted at the moment, changeable while the application runs. */
@NullMarked
package org.webhookverifier.subscription;

import org.jspecify.annotations.NullMarked;
