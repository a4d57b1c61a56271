/** Real signed deliveries arrive at an embedded server, and forged ones are refused. */
@NullMarked
package org.webhookverifier.examples.quickstart;

import org.jspecify.annotations.NullMarked;
