package org.webhookverifier.models.stripe;

/**
 * The API versions that these models read, as {@code api_version} states them.
 *
 * <p>Not every version changes an event. Those that changed a field of these models have constants here.
 */
public final class StripeVersions {
    /** The version whose shape the models have. */
    public static final String NEWEST = "2026-08-26.dahlia";

    /** The first version in which each item of a subscription has its own period, and an invoice says what made it. */
    public static final String BASIL = "2025-03-31.basil";

    /** The first version in which a payment names its newest charge, and no longer lists all. */
    public static final String LATEST_CHARGE = "2022-11-15";

    /** The oldest version that is read. */
    public static final String OLDEST = "2020-08-27";

    private StripeVersions() {}
}
