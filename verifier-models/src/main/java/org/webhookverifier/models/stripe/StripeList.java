package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A list as Stripe embeds it: the beginning of what may be longer.
 *
 * @param <T> what is listed
 * @param data the first entries
 * @param hasMore whether there are more of them, which only the API tells
 */
public record StripeList<T>(
        List<T> data, @JsonProperty("has_more") boolean hasMore) {
    /** Puts what is empty in place of what the sender has left out. */
    public StripeList {
        data = Missing.list(data);
    }

    static <T> StripeList<T> orEmpty(@Nullable StripeList<T> sent) {
        return sent == null ? new StripeList<>(List.of(), false) : sent;
    }
}
