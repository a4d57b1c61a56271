/** The other side of the wire: signs and sends deliveries as providers do, and shows what became of them. */
@NullMarked
package org.webhookverifier.examples.quickstart.demo;

import org.jspecify.annotations.NullMarked;
