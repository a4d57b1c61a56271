/** What became of a request, and the HTTP answer that says so. */
@NullMarked
package org.webhookverifier.answer;

import org.jspecify.annotations.NullMarked;
