package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A shop.
 *
 * @param id the id
 * @param name the name
 * @param email the owner's address
 * @param domain the domain that customers see
 * @param myshopifyDomain the domain that never changes; compare it with {@code X-Shopify-Shop-Domain}
 * @param currency the currency, three capital letters
 * @param countryCode the code of the country, two capital letters
 * @param ianaTimezone the time zone, for example {@code Europe/Berlin}
 * @param planName the plan
 */
public record Shop(
        long id,
        String name,
        @Nullable String email,
        @Nullable String domain,
        @JsonProperty("myshopify_domain") String myshopifyDomain,
        String currency,
        @JsonProperty("country_code") @Nullable String countryCode,
        @JsonProperty("iana_timezone") @Nullable String ianaTimezone,
        @JsonProperty("plan_name") @Nullable String planName) {
    /** Puts what is empty in place of what the sender has left out. */
    public Shop {
        name = Missing.text(name);
        myshopifyDomain = Missing.text(myshopifyDomain);
        currency = Missing.text(currency);
    }
}
