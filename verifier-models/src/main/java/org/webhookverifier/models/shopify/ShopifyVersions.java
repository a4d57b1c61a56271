package org.webhookverifier.models.shopify;

/** The API versions that these models read, as {@code X-Shopify-API-Version} states them. */
public final class ShopifyVersions {
    /** The version whose shape the models have. */
    public static final String NEWEST = "2026-10";

    /** The oldest version that is read. */
    public static final String OLDEST = "2025-01";

    private ShopifyVersions() {}
}
