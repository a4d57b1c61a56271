package org.webhookverifier.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that turns an older version of an event into the next newer one.
 *
 * <p>The method takes one argument and returns the newer form. Both are either {@code Map<String, Object>}, the payload as JSON
 * tree, or classes marked with {@link WebhookEvent}, which then say type and versions themselves. It may be static, in any class
 * that is given to the receiver, or on the newer model. Steps are chained. A chain that cannot lead to a model, goes backwards
 * or is ambiguous fails the start-up.
 *
 * <pre>{@code
 * @Upcast(type = "invoice.paid", from = "1", to = "2")
 * static Map<String, Object> splitName(Map<String, Object> old) { ... }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Upcast {
    /** The event types; empty, the default, means those of the models in the signature. */
    String[] type() default {};

    /** The version that the method takes; empty, the default, means that of the model it takes. */
    String from() default "";

    /** The version that the method returns; empty, the default, means that of the model it returns. */
    String to() default "";

    /**
     * The id of the provider, when the step is meant for that one alone. Empty, the default, means that of the models in the
     * signature, or any.
     */
    String provider() default "";
}
