package org.webhookverifier.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that handles deliveries.
 *
 * <p>The method may take the payload (a class marked with {@link WebhookEvent}; any other class or {@code Map<String, Object>} if
 * {@link #type} is given; or {@code byte[]}), the {@link Delivery}, or both, in any order. It returns nothing. Whatever it throws
 * means that the delivery is not handled: the sender is not told that it was, and its retry runs the method again. Several
 * handlers may take one type; all of them run, and after a failure only those that have not finished run again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WebhookHandler {
    /** The names of the sources; empty, the default, means every source (of the provider that the model names, if it does). */
    String[] source() default {};

    /**
     * The event types, of which {@code *} stands for any characters, as in {@code invoice.*}; empty, the default, means those of the
     * model. With a model, a pattern chooses among the model's types.
     */
    String[] type() default {};

    /** The versions as delivered that the handler wants; empty, the default, means all that lead to its model. */
    String[] version() default {};

    /**
     * The stable name of the handler, unique in a receiver; it is remembered with a delivery. The default is the simple name of
     * the class, a dot, and the name of the method.
     */
    String name() default "";

    /** Whether the handler takes the deliveries that no other handler takes. The default is {@code false}. */
    boolean fallback() default false;
}
