/**
 * Events of Shopify.
 *
 * <p>All models follow the same rules, so that what Shopify adds or leaves out breaks no handler. Fields that they do not know are ignored.
 * What Shopify may leave out is marked {@code @Nullable}. A text that it always sends is empty where it is missing all the same, a number 0,
 * a flag {@code false}; lists and maps are never {@code null}. What Shopify may extend, like states, kinds and actions, is text. The object
 * that an event is about is there, or its accessor throws {@link org.webhookverifier.event.Unprocessable}.
 *
 * <p>Money is exact, in the currency of the order; times are texts in ISO 8601 with the offset of the shop. Every event is read in all API
 * versions from {@value org.webhookverifier.models.shopify.ShopifyVersions#OLDEST} to
 * {@value org.webhookverifier.models.shopify.ShopifyVersions#NEWEST}. A subscription with {@code include_fields} leaves out all other
 * fields.
 */
@NullMarked
package org.webhookverifier.models.shopify;

import org.jspecify.annotations.NullMarked;
