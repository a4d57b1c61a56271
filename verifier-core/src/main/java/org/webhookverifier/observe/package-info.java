/** Listeners that learn what became of every request. */
@NullMarked
package org.webhookverifier.observe;

import org.jspecify.annotations.NullMarked;
