package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A movement of money.
 *
 * @param id the id
 * @param kind what it is, for example {@code refund}
 * @param status how it went, for example {@code success} or {@code failure}
 * @param amount how much
 * @param currency the currency, three capital letters
 * @param gateway who moved it
 * @param createdAt when it was created
 */
public record Transaction(
        long id,
        String kind,
        String status,
        @Nullable BigDecimal amount,
        String currency,
        @Nullable String gateway,
        @JsonProperty("created_at") String createdAt) {
    /** Puts what is empty in place of what the sender has left out. */
    public Transaction {
        kind = Missing.text(kind);
        status = Missing.text(status);
        currency = Missing.text(currency);
        createdAt = Missing.text(createdAt);
    }
}
