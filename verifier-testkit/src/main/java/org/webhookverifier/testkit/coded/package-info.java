/** What senders do whose proofs take code, one class for each. Not API. */
@NullMarked
package org.webhookverifier.testkit.coded;

import org.jspecify.annotations.NullMarked;
