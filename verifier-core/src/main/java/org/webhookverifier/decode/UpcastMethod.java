package org.webhookverifier.decode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.event.Upcast;

/** Reads one method marked with {@link Upcast}, and says everything that is wrong with it. */
final class UpcastMethod {
    private static final String FORMS = "a Map<String, Object> or a class marked with @WebhookEvent";

    private final AnnotatedMethods.Found<Upcast> found;
    private final Upcast mark;
    private final List<String> faults = new ArrayList<>();

    private UpcastMethod(AnnotatedMethods.Found<Upcast> found) {
        this.found = found;
        this.mark = found.annotation();
    }

    /** Returns the step that the method is, or {@code null} and adds the mistakes. */
    static @Nullable UpcastStep read(
            AnnotatedMethods.Found<Upcast> found, @Nullable Object receiver, Problems problems) {
        var method = new UpcastMethod(found);
        UpcastStep step = method.step(receiver);
        method.faults.forEach(fault -> problems.add("@Upcast " + found.where() + " " + fault));
        return step;
    }

    private @Nullable UpcastStep step(@Nullable Object receiver) {
        if (!hasShape()) {
            return null;
        }
        EventModel takes = Argument.of(found.parameters().get(0)).modelOrNull();
        EventModel gives = EventModel.of(found.method().getReturnType());
        String from = version("from", mark.from(), takes);
        String to = version("to", mark.to(), gives);
        checkDirection(from, to);
        var span = new UpcastStep.Span(types(takes, gives), from, to, provider(takes, gives));
        MethodHandle call = call(receiver);
        return call == null || !faults.isEmpty() ? null : new UpcastStep(found.where(), span, takes, gives, call);
    }

    private boolean hasShape() {
        var method = found.method();
        if (method.getParameterCount() != 1 || method.isVarArgs()) {
            faults.add("must take one argument, the older form: " + FORMS);
            return false;
        }
        Argument argument = Argument.of(found.parameters().get(0));
        if (!(argument instanceof Argument.Tree) && argument.modelOrNull() == null) {
            faults.add("takes " + found.parameters().get(0).getTypeName() + "; let it take " + FORMS);
        }
        Class<?> returned = method.getReturnType();
        if (!Map.class.isAssignableFrom(returned) && EventModel.of(returned) == null) {
            faults.add("returns " + returned.getTypeName() + "; let it return the newer form: " + FORMS);
        }
        return faults.isEmpty();
    }

    private String version(String name, String written, @Nullable EventModel model) {
        if (model == null) {
            if (written.isEmpty()) {
                faults.add("does not say its version; write " + name + " = \"...\"");
            }
            return written;
        }
        if (written.isEmpty() && !model.isVersioned()) {
            faults.add(
                    "does not say its version; write " + name + " = \"...\", or give " + model.name() + " a version");
        }
        if (!written.isEmpty() && model.isVersioned() && !VersionOrder.same(written, model.version())) {
            faults.add("says " + name + " = \"" + written + "\", but " + model.name() + " was written for version \""
                    + model.version() + "\"; remove " + name);
        }
        return written.isEmpty() ? model.version() : written;
    }

    private void checkDirection(String from, String to) {
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        int order = VersionOrder.NATURAL.compare(from, to);
        if (order == 0) {
            faults.add(
                    "leads from version " + from + " to the same version " + to + "; remove it or correct one of them");
        }
        if (order > 0) {
            faults.add("goes backwards, from version " + from + " to " + to
                    + "; steps lead from older to newer, else they could go round in a circle");
        }
    }

    private List<String> types(@Nullable EventModel takes, @Nullable EventModel gives) {
        List<String> written = List.of(mark.type());
        if (takes == null && gives == null) {
            if (written.isEmpty()) {
                faults.add("does not say its event type; write type = \"...\"");
            }
            return written;
        }
        List<String> common = commonTypes(takes, gives);
        if (written.isEmpty() && common.isEmpty()) {
            faults.add("leads from one event type to another: its models have no type in common; give them one");
        }
        for (String type : written) {
            if (!common.contains(type)) {
                faults.add("is for type \"" + type + "\", which its models do not name; add it to them or remove it");
            }
        }
        return written.isEmpty() ? common : written;
    }

    private static List<String> commonTypes(@Nullable EventModel takes, @Nullable EventModel gives) {
        var common = new ArrayList<String>();
        if (gives != null) {
            common.addAll(gives.types());
        } else if (takes != null) {
            common.addAll(takes.types());
        }
        if (takes != null) {
            common.retainAll(takes.types());
        }
        return common;
    }

    private String provider(@Nullable EventModel takes, @Nullable EventModel gives) {
        String older = takes == null ? "" : takes.provider();
        String newer = gives == null ? "" : gives.provider();
        if (!older.isEmpty() && !newer.isEmpty() && !older.equals(newer)) {
            faults.add(
                    "leads from provider \"" + older + "\" to \"" + newer + "\"; both models must be of one provider");
        }
        String ofModels = newer.isEmpty() ? older : newer;
        String written = mark.provider();
        if (!written.isEmpty() && !ofModels.isEmpty() && !written.equals(ofModels)) {
            faults.add(
                    "is for provider \"" + written + "\", but its models are of \"" + ofModels + "\"; remove provider");
        }
        return written.isEmpty() ? ofModels : written;
    }

    private @Nullable MethodHandle call(@Nullable Object receiver) {
        if (!found.isStatic() && receiver == null) {
            faults.add("is not static; make it static, or give the receiver an object of its class");
            return null;
        }
        try {
            MethodHandle handle = MethodAccess.open(found.method(), found.isStatic() ? null : receiver);
            return handle.asType(MethodType.methodType(Object.class, Object.class));
        } catch (InaccessibleObjectException e) {
            faults.add("cannot be called: " + e.getMessage());
            return null;
        }
    }
}
