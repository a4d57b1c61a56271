/** Verification: the only place that decides whether a request is authentic. */
@NullMarked
package org.webhookverifier.verify;

import org.jspecify.annotations.NullMarked;
