/** What keeps the catalogue, its schema and its pages together. */
@NullMarked
package org.webhookverifier.testkit.catalogue;

import org.jspecify.annotations.NullMarked;
