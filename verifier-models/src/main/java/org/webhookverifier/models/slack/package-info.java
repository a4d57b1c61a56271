/**
 * Events, interactions and commands of Slack.
 *
 * <p>All models follow the same rules, so that what Slack adds or leaves out breaks no handler. Fields that they do not know are ignored.
 * What Slack may leave out is marked {@code @Nullable}. A text that it always sends is empty where it is missing all the same, a number 0,
 * a flag {@code false}; lists and maps are never {@code null}. What Slack may extend, like states, kinds and actions, is text. The object
 * that an event is about is there, or its accessor throws {@link org.webhookverifier.event.Unprocessable}.
 *
 * <p>Slack's events have no versions. A {@code ts} is text: it names a message, and a number would lose digits.
 */
@NullMarked
package org.webhookverifier.models.slack;

import org.jspecify.annotations.NullMarked;
