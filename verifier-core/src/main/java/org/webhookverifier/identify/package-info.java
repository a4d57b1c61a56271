/** Identity: which delivery a verified request is, and which of its facts the signature covers. Not API. */
@NullMarked
package org.webhookverifier.identify;

import org.jspecify.annotations.NullMarked;
