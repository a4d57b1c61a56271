/** Forwarding: deliveries that are signed anew and sent on. */
@NullMarked
package org.webhookverifier.forward;

import org.jspecify.annotations.NullMarked;
