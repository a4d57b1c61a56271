/** How payloads are reshaped before they are bound: Java functions and JSONata expressions. */
@NullMarked
package org.webhookverifier.transform;

import org.jspecify.annotations.NullMarked;
