/** Sources: the configured inbound endpoints and their secrets. */
@NullMarked
package org.webhookverifier.source;

import org.jspecify.annotations.NullMarked;
