/** What every store of claims has to do, as tests. */
@NullMarked
package org.webhookverifier.testkit.admit;

import org.jspecify.annotations.NullMarked;
