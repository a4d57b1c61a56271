/** The filter that receives webhooks in any Jakarta Servlet application. */
@NullMarked
package org.webhookverifier.servlet;

import org.jspecify.annotations.NullMarked;
