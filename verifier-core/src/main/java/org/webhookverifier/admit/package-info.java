/** Admission: each delivery is claimed once, with a lease and a fencing token, before anything handles it. */
@NullMarked
package org.webhookverifier.admit;

import org.jspecify.annotations.NullMarked;
