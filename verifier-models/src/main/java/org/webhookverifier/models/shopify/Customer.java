package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * <p>Since API version 2025-01 tags, consents and statistics are no longer sent with events, so that they are not here either.
 *
 * @param id the id
 * @param email the address; {@code null} if there is none or the app may not see it
 * @param firstName the first name; {@code null} if there is none or the app may not see it
 * @param lastName the last name; {@code null} if there is none or the app may not see it
 * @param phone the telephone number; {@code null} if there is none or the app may not see it
 */
public record Customer(
        long id,
        @Nullable String email,
        @JsonProperty("first_name") @Nullable String firstName,
        @JsonProperty("last_name") @Nullable String lastName,
        @Nullable String phone) {}
