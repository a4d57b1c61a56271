package org.webhookverifier.models.shopify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A discount code that was used.
 *
 * @param code the code
 * @param type what it takes off, for example {@code percentage} or {@code fixed_amount}
 * @param amount how much it took off
 */
public record DiscountCode(
        String code, String type, @Nullable BigDecimal amount) {
    /** Puts what is empty in place of what the sender has left out. */
    public DiscountCode {
        code = Missing.text(code);
        type = Missing.text(type);
    }
}
