package org.webhookverifier.subscription;

import java.time.Instant;

/**
 * What was last said about a target.
 *
 * @param mode {@link Mode#PAUSED} or {@link Mode#UNSUBSCRIBED}; about what is subscribed to nothing is kept
 * @param who the person or program that wanted it
 * @param why the reason, for people
 * @param since when it was said, by the clock of the store
 */
public record Subscription(Target target, Mode mode, String who, String why, Instant since) {}
