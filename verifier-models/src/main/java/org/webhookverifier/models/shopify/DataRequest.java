package org.webhookverifier.models.shopify;

/**
 * A request for data.
 *
 * @param id the id
 */
public record DataRequest(long id) {}
