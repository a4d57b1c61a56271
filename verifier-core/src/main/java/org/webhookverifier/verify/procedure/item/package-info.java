/** Proofs over single fields or items of a body, or over a body in another form than the one that came. Not API. */
@NullMarked
package org.webhookverifier.verify.procedure.item;

import org.jspecify.annotations.NullMarked;
