/** Proofs over a canonical form of URL, headers and form fields. Not API. */
@NullMarked
package org.webhookverifier.verify.procedure.canon;

import org.jspecify.annotations.NullMarked;
