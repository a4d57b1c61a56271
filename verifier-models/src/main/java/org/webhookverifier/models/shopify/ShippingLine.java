package org.webhookverifier.models.shopify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A way to send.
 *
 * @param title the name of the way
 * @param code the code of the way; {@code null} if there is none
 * @param price the price
 */
public record ShippingLine(
        String title, @Nullable String code, @Nullable BigDecimal price) {
    /** Puts what is empty in place of what the sender has left out. */
    public ShippingLine {
        title = Missing.text(title);
    }
}
