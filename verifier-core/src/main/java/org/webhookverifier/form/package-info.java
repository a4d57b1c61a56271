/** Reads forms. */
@NullMarked
package org.webhookverifier.form;

import org.jspecify.annotations.NullMarked;
