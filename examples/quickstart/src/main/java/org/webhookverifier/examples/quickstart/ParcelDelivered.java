package org.webhookverifier.examples.quickstart;

import java.math.BigDecimal;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/** A delivered parcel in the second version, which weighs in grams. */
@WebhookEvent(type = "parcel.delivered", version = "2", provider = "acme")
record ParcelDelivered(String parcel, long grams) {
    /** The first version, which senders still use. */
    @WebhookEvent(type = "parcel.delivered", version = "1", provider = "acme")
    record V1(String parcel, BigDecimal kilograms) {}

    /** Brings the first version up to date; the versions are those of the two models. */
    @Upcast
    static ParcelDelivered weighInGrams(V1 older) {
        return new ParcelDelivered(
                older.parcel(), older.kilograms().movePointRight(3).longValueExact());
    }
}
