/** Keys and certificates that providers publish: where they may come from, how they are kept. Not API. */
@NullMarked
package org.webhookverifier.verify.procedure.remote;

import org.jspecify.annotations.NullMarked;
