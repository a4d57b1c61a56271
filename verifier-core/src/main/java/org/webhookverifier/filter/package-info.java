/** Filters: which of the verified deliveries a source or a handler wants. */
@NullMarked
package org.webhookverifier.filter;

import org.jspecify.annotations.NullMarked;
