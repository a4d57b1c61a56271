package org.webhookverifier.dispatch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.decode.AnnotatedMethods;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.MethodAccess;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Resources;
import org.webhookverifier.event.WebhookHandler;

/** Reads one method marked with {@link WebhookHandler}, and says everything that is wrong with its shape. */
final class HandlerMethod {
    private static final MethodType CALL =
            MethodType.methodType(Object.class, Object.class, Delivery.class, Resources.class);
    private static final MethodHandle GET = get();
    /** Not known here, because core needs no database; but who writes it means something else than a payload. */
    static final String CONNECTION = "java.sql.Connection";

    private final AnnotatedMethods.Found<WebhookHandler> found;
    private final List<Argument> payloads = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<Class<?>> resources;
    private final Returned returned;
    private int deliveries;
    private int wantedResources;

    private HandlerMethod(AnnotatedMethods.Found<WebhookHandler> found, Set<Class<?>> resources) {
        this.found = found;
        this.resources = resources;
        returned = new Returned(found.method().getGenericReturnType());
        for (Type parameter : found.parameters()) {
            if (isResource(parameter, resources)) {
                wantedResources++;
                continue;
            }
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
            AnnotatedMethods.Found<WebhookHandler> found,
            @Nullable Object receiver,
            Set<Class<?>> resources,
            Problems problems) {
        var method = new HandlerMethod(found, resources);
        Handler handler = method.handler(receiver);
        method.faults.forEach(fault -> problems.add(found.where() + " " + fault));
        return handler;
    }

    /** Returns whether a parameter is something of a transaction, and neither payload nor delivery. */
    static boolean isResource(Type parameter, Set<Class<?>> resources) {
        return parameter instanceof Class<?> type && resources.contains(type);
    }

    private @Nullable Handler handler(@Nullable Object receiver) {
        checkParameters();
        returned.check(faults);
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
        return new Handler(
                name,
                found.where(),
                selection,
                mark.fallback(),
                argument,
                wantedResources > 0,
                returned.isSomething(),
                invocation);
    }

    private void checkParameters() {
        if (found.method().isVarArgs()) {
            faults.add("takes a variable number of arguments; replace the dots by one parameter");
        }
        for (Argument payload : payloads) {
            if (payload instanceof Argument.Bound bound && bound.name().equals(CONNECTION)) {
                faults.add("takes a " + CONNECTION + ", which handlers get only from an inbox in a database;"
                        + " give the receiver one, for example inbox(JdbcInboxStore.of(dataSource))");
            }
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

    private MethodHandle inOrder(MethodHandle handle) {
        MethodHandle call = handle;
        Class<?> payload = Object.class;
        int[] order = new int[handle.type().parameterCount()];
        for (int i = 0; i < order.length; i++) {
            Class<?> type = handle.type().parameterType(i);
            if (resources.contains(type)) {
                MethodHandle get = MethodHandles.insertArguments(GET, 1, type);
                call = MethodHandles.filterArguments(call, i, get.asType(MethodType.methodType(type, Resources.class)));
                order[i] = 2;
            } else if (type == Delivery.class) {
                order[i] = 1;
            } else {
                payload = type;
            }
        }
        var ordered = MethodType.methodType(handle.type().returnType(), payload, Delivery.class, Resources.class);
        return MethodHandles.permuteArguments(call, ordered, order);
    }

    private static MethodHandle get() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(Resources.class, "get", MethodType.methodType(Object.class, Class.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Resources has a method get", impossible);
        }
    }
}
