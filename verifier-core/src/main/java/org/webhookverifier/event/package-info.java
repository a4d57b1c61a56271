/** The words that applications use: deliveries, events, handlers, versions. */
@NullMarked
package org.webhookverifier.event;

import org.jspecify.annotations.NullMarked;
