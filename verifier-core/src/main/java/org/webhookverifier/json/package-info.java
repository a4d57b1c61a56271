/** The JSON library behind one small interface: Jackson 2 or Jackson 3, whichever the application has. */
@NullMarked
package org.webhookverifier.json;

import org.jspecify.annotations.NullMarked;
