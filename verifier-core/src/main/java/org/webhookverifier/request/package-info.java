/** The request as it arrived: method, target, headers, peer and raw bytes. */
@NullMarked
package org.webhookverifier.request;

import org.jspecify.annotations.NullMarked;
