package org.webhookverifier.dispatch;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.webhookverifier.decode.EventModel;
import org.webhookverifier.event.Next;

/** What a handler's method returns: nothing, or what comes after it. */
final class Returned {
    private final Type type;

    Returned(Type type) {
        this.type = type;
    }

    boolean isSomething() {
        return type != void.class;
    }

    /** Adds what is wrong with it, as far as the type tells. */
    void check(List<String> faults) {
        if (isSomething() && !isNext(element())) {
            faults.add(
                    "returns " + type.getTypeName() + "; let it return nothing (void), and throw if the delivery is not"
                            + " handled; or return what comes after it: a class marked with @WebhookEvent, a Next, or an Optional or"
                            + " a collection of these");
        }
    }

    private Type element() {
        if (type instanceof ParameterizedType several
                && several.getRawType() instanceof Class<?> container
                && (container == Optional.class || Collection.class.isAssignableFrom(container))
                && several.getActualTypeArguments().length == 1) {
            Type element = several.getActualTypeArguments()[0];
            return element instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : element;
        }
        return type;
    }

    /** What the type leaves open is looked at when it is there: a collection may hold several kinds. */
    private boolean isNext(Type element) {
        return element instanceof Class<?> known
                && ((known == Object.class && element != type)
                        || Next.class.isAssignableFrom(known)
                        || known.isSealed()
                        || EventModel.of(known) != null);
    }
}
