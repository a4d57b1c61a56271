/** Dispatch: which handlers take a delivery, and what each of them made of it. Not API. */
@NullMarked
package org.webhookverifier.dispatch;

import org.jspecify.annotations.NullMarked;
