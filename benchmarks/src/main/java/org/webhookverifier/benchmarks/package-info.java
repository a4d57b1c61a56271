/** Measurements beside other libraries, in one run. */
@NullMarked
package org.webhookverifier.benchmarks;

import org.jspecify.annotations.NullMarked;
