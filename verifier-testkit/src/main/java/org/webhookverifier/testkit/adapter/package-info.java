/** The contract that every HTTP adapter has to pass, and a client that says exactly what goes over the wire. */
@NullMarked
package org.webhookverifier.testkit.adapter;

import org.jspecify.annotations.NullMarked;
