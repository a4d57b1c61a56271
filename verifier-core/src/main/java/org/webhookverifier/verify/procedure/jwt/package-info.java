/** Proofs by tokens: JSON web signatures and the claims in them. Not API. */
@NullMarked
package org.webhookverifier.verify.procedure.jwt;

import org.jspecify.annotations.NullMarked;
