package org.webhookverifier.dispatch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.decode.AnnotatedMethods;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.MethodAccess;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookHandler;

/** Reads one method marked with {@link WebhookHandler}, and says everything that is wrong with its shape. */
final class HandlerMethod {
    private static final MethodType CALL = MethodType.methodType(void.class, Object.class, Delivery.class);

    private final AnnotatedMethods.Found<WebhookHandler> found;
    private final List<Argument> payloads = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int deliveries;

    private HandlerMethod(AnnotatedMethods.Found<WebhookHandler> found) {
        this.found = found;
        for (Type parameter : found.parameters()) {
            Argument argument = Argument.of(parameter);
            if (argument instanceof Argument.Whole) {
                deliveries++;
            } else {
                payloads.add(argument);
            }
        }
    }

    /** Returns the handler that the method is, or {@code null} and adds the mistakes. */
    static @Nullable Handler read(
            AnnotatedMethods.Found<WebhookHandler> found, @Nullable Object receiver, Problems problems) {
        var method = new HandlerMethod(found);
        Handler handler = method.handler(receiver);
        method.faults.forEach(fault -> problems.add(found.where() + " " + fault));
        return handler;
    }

    private @Nullable Handler handler(@Nullable Object receiver) {
        checkParameters();
        if (found.method().getReturnType() != void.class) {
            faults.add("returns " + found.method().getReturnType().getTypeName()
                    + "; let it return nothing (void), and throw if the delivery is not handled");
        }
        String name = name();
        if (!found.isStatic() && receiver == null) {
            faults.add("is not static, but only its class was given; give an object of the class, or make it static");
        }
        if (!faults.isEmpty()) {
            return null;
        }
        MethodHandle call = call(receiver);
        return call == null ? null : handler(name, new Invocation.OfMethod(call));
    }

    private Handler handler(String name, Invocation invocation) {
        WebhookHandler mark = found.annotation();
        var selection = new Selection(List.of(mark.source()), List.of(mark.type()), List.of(mark.version()));
        Argument argument = payloads.isEmpty() ? new Argument.Whole() : payloads.get(0);
        return new Handler(name, found.where(), selection, mark.fallback(), argument, invocation);
    }

    private void checkParameters() {
        if (found.method().isVarArgs()) {
            faults.add("takes a variable number of arguments; replace the dots by one parameter");
        }
        if (payloads.isEmpty() && deliveries == 0) {
            faults.add("takes nothing; let it take the payload, the Delivery, or both");
        }
        if (payloads.size() > 1) {
            faults.add("takes " + payloads.size() + " payloads; keep one of them, there is one payload in a delivery");
        }
        if (deliveries > 1) {
            faults.add("takes the Delivery " + deliveries + " times; keep one of them");
        }
    }

    private String name() {
        String written = found.annotation().name();
        Class<?> owner = found.owner();
        if (written.isEmpty() && (owner.isAnonymousClass() || owner.isHidden())) {
            faults.add("is in a class without a name of its own, so it has no stable name; write name = \"...\"");
        }
        return written.isEmpty() ? owner.getSimpleName() + "." + found.method().getName() : written;
    }

    private @Nullable MethodHandle call(@Nullable Object receiver) {
        try {
            return inOrder(MethodAccess.open(found.method(), found.isStatic() ? null : receiver))
                    .asType(CALL);
        } catch (InaccessibleObjectException e) {
            faults.add("cannot be called: " + e.getMessage());
            return null;
        }
    }

    /** The payload goes first, and where there is none, the delivery is the payload. */
    private static MethodHandle inOrder(MethodHandle handle) {
        MethodType type = handle.type();
        if (type.parameterCount() == 1) {
            return MethodHandles.dropArguments(handle, 1, Delivery.class);
        }
        if (type.parameterType(0) != Delivery.class) {
            return handle;
        }
        var swapped = MethodType.methodType(void.class, type.parameterType(1), Delivery.class);
        return MethodHandles.permuteArguments(handle, swapped, 1, 0);
    }
}
