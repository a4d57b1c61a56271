/**
 * Events of GitHub.
 *
 * <p>All models follow the same rules, so that what GitHub adds or leaves out breaks no handler. Fields that they do not know are ignored.
 * What GitHub may leave out is marked {@code @Nullable}. A text that it always sends is empty where it is missing all the same, a number 0,
 * a flag {@code false}; lists and maps are never {@code null}. What GitHub may extend, like states, kinds and actions, is text. The object
 * that an event is about is there, or its accessor throws {@link org.webhookverifier.event.Unprocessable}.
 *
 * <p>GitHub's events have no versions. Times are texts in ISO 8601.
 */
@NullMarked
package org.webhookverifier.models.github;

import org.jspecify.annotations.NullMarked;
