/** Keeps deliveries in a database: a file beside the application, or a server that many nodes share. */
@NullMarked
package org.webhookverifier.jdbc;

import org.jspecify.annotations.NullMarked;
