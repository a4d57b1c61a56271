package org.webhookverifier.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class as the model of an event: the JSON payload of a delivery of that type is bound to it.
 *
 * <p>Fields that the model does not know are ignored. A delivery of an older version is led to the model's version by
 * {@link Upcast} methods; one of a newer version than any model is never bound to an older model.
 *
 * <pre>{@code
 * @WebhookEvent(type = "invoice.paid", version = "2024-06-20")
 * record InvoicePaid(String id, Data data) {}
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WebhookEvent {
    /** The event types, exactly as the provider writes them; at least one. */
    String[] type();

    /**
     * The version of the payload that the model was written for, as the provider writes it; versions are ordered naturally.
     * Empty, the default, means that the model takes every version as it comes.
     */
    String version() default "";

    /** The id of the provider, when the model is meant for that one alone. Empty, the default, means any. */
    String provider() default "";
}
