package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An address.
 *
 * @param firstName the first name; {@code null} if there is none
 * @param lastName the last name; {@code null} if there is none
 * @param company the company; {@code null} if there is none
 * @param address1 street and number; {@code null} if there is none
 * @param address2 what else it takes; {@code null} if there is none
 * @param city the city; {@code null} if there is none
 * @param zip the postal code; {@code null} if there is none
 * @param province the province; {@code null} if there is none
 * @param provinceCode the code of the province; {@code null} if there is none
 * @param country the country; {@code null} if there is none
 * @param countryCode the code of the country, two capital letters; {@code null} if there is none
 * @param phone the telephone number; {@code null} if there is none
 */
public record Address(
        @JsonProperty("first_name") @Nullable String firstName,
        @JsonProperty("last_name") @Nullable String lastName,
        @Nullable String company,
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String city,
        @Nullable String zip,
        @Nullable String province,
        @JsonProperty("province_code") @Nullable String provinceCode,
        @Nullable String country,
        @JsonProperty("country_code") @Nullable String countryCode,
        @Nullable String phone) {}
