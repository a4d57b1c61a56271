/** Decoding: payloads bound to event models, older versions upcast to newer ones. Not API. */
@NullMarked
package org.webhookverifier.decode;

import org.jspecify.annotations.NullMarked;
