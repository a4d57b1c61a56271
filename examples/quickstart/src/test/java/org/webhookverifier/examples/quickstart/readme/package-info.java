/** The code that README and docs show, so that it is compiled and run. */
@NullMarked
package org.webhookverifier.examples.quickstart.readme;

import org.jspecify.annotations.NullMarked;
