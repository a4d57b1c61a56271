package org.webhookverifier.inbox;

import java.time.Instant;

/**
 * A note of what was changed by hand.
 *
 * @param at when, by the store's clock
 * @param change what was done, and who wanted it why
 * @param query which entries were asked for, as text
 * @param entries how many entries were changed
 */
public record AuditRecord(Instant at, Change change, String query, int entries) {}
