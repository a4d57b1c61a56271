/** Shadows: what a new version of the application's code would do, beside the old and without effect. */
@NullMarked
package org.webhookverifier.shadow;

import org.jspecify.annotations.NullMarked;
