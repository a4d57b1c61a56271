/** Providers as data: how each kind of sender signs, and where it puts id, type, version and time. */
@NullMarked
package org.webhookverifier.provider;

import org.jspecify.annotations.NullMarked;
