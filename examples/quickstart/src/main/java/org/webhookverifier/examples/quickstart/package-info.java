/**
 * Real signed deliveries arrive at an embedded server and reach typed handlers, and forged ones are refused.
 *
 * <p>To copy from: {@code Webhooks} (sources), {@code Handlers}, the models, {@code EmbeddedServer}. The package {@code demo} is
 * the other side of the wire: it signs and sends, and shows what became of it.
 */
@NullMarked
package org.webhookverifier.examples.quickstart;

import org.jspecify.annotations.NullMarked;
