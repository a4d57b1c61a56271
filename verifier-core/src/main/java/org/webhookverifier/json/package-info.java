/** Strict JSON, and behind one small interface the library that binds it: Jackson 2 or Jackson 3, whichever the application has. */
@NullMarked
package org.webhookverifier.json;

import org.jspecify.annotations.NullMarked;
