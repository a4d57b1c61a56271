/**
 * Where a request comes from: addresses, ranges of addresses, and the client behind trusted proxies.
 *
 * <p>Addresses are literals. Nothing in this package looks up a name.
 */
@NullMarked
package org.webhookverifier.address;

import org.jspecify.annotations.NullMarked;
