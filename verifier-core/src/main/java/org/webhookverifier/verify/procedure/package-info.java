/**
 * Proofs that take code: what a description cannot say. Not API; which procedure a provider takes is said in its description.
 */
@NullMarked
package org.webhookverifier.verify.procedure;

import org.jspecify.annotations.NullMarked;
