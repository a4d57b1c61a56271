/** Signed requests, broken on purpose, and the contract suites that adapters must pass. */
@NullMarked
package org.webhookverifier.testkit;

import org.jspecify.annotations.NullMarked;
