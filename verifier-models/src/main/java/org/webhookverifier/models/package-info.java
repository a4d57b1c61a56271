/** What all models share; not exported. */
@NullMarked
package org.webhookverifier.models;

import org.jspecify.annotations.NullMarked;
