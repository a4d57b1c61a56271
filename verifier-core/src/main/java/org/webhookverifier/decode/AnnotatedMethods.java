package org.webhookverifier.decode;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods of a class that carry an annotation: declared, inherited and interface methods of any visibility, each once.
 *
 * <p>A method that overrides an annotated one counts as annotated, because whoever overrides a handler would lose deliveries
 * without notice otherwise; an annotation of its own goes first.
 *
 * @param <A> the annotation
 */
public final class AnnotatedMethods<A extends Annotation> {
    /**
     * One annotated method.
     *
     * @param owner the class that was searched, which may have inherited the method
     * @param parameters the types of the parameters, with the type variables of supertypes filled in as far as they are known
     */
    public record Found<A extends Annotation>(Class<?> owner, Method method, A annotation, List<Type> parameters) {
        /** Returns class and method, for messages. */
        public String where() {
            Class<?> declaring = method.getDeclaringClass();
            String name = className(owner) + "." + method.getName();
            return declaring == owner ? name : name + " (declared in " + className(declaring) + ")";
        }

        /** Returns whether the method needs no object. */
        public boolean isStatic() {
            return Modifier.isStatic(method.getModifiers());
        }
    }

    /** What tells methods apart that do not override each other. */
    private record Signature(
            String name,
            List<Class<?>> parameters,
            @Nullable Class<?> notOverridable) {}

    private final Class<?> owner;
    private final Class<A> annotation;
    private final TypeVariables variables;
    private final Map<Signature, Method> methods = new LinkedHashMap<>();
    private final Map<Signature, A> annotations = new LinkedHashMap<>();

    private AnnotatedMethods(Class<?> owner, Class<A> annotation) {
        this.owner = owner;
        this.annotation = annotation;
        this.variables = new TypeVariables(owner);
    }

    /** Returns the annotated methods of a class, in the order of their names. */
    public static <A extends Annotation> List<Found<A>> of(Class<?> owner, Class<A> annotation) {
        return new AnnotatedMethods<>(owner, annotation).search();
    }

    /** Returns the name of a class as a reader would write it in source. */
    public static String className(Class<?> type) {
        String name = type.getCanonicalName();
        return name == null ? type.getName() : name;
    }

    private List<Found<A>> search() {
        for (Class<?> type : hierarchy()) {
            for (Method method : type.getDeclaredMethods()) {
                if (isWritten(method)) {
                    add(method);
                }
            }
        }
        var found = new ArrayList<Found<A>>();
        annotations.forEach((signature, value) -> {
            Method method = methods.get(signature);
            if (method != null) {
                found.add(new Found<>(owner, method, value, parameters(method)));
            }
        });
        found.sort(Comparator.comparing((Found<A> each) -> each.method().getName())
                .thenComparing(each -> each.parameters().toString()));
        return List.copyOf(found);
    }

    /** The hierarchy is searched from below, so the first method of a signature is the one that a call reaches. */
    private void add(Method method) {
        boolean fixed = (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) != 0;
        var signature = new Signature(method.getName(), erasures(method), fixed ? method.getDeclaringClass() : null);
        methods.putIfAbsent(signature, method);
        A value = method.getDeclaredAnnotation(annotation);
        if (value != null) {
            annotations.putIfAbsent(signature, value);
        }
    }

    /** Bridge methods are synthetic and carry copies of annotations; static methods of interfaces are not inherited. */
    private boolean isWritten(Method method) {
        Class<?> declaring = method.getDeclaringClass();
        boolean isMember = declaring == owner || !declaring.isInterface() || !Modifier.isStatic(method.getModifiers());
        return isMember && !method.isSynthetic();
    }

    private List<Class<?>> hierarchy() {
        var types = new ArrayList<Class<?>>();
        for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
        }
        var interfaces = new LinkedHashSet<Class<?>>();
        types.forEach(type -> collectInterfaces(type, interfaces));
        interfaces.removeAll(types);
        var sorted = new ArrayList<>(interfaces);
        sorted.sort(Comparator.comparingInt((Class<?> each) -> depth(each)).reversed());
        types.addAll(sorted);
        return types;
    }

    private static void collectInterfaces(Class<?> type, Set<Class<?>> into) {
        for (Class<?> each : type.getInterfaces()) {
            into.add(each);
            collectInterfaces(each, into);
        }
    }

    /** An interface has more ancestors than any interface that it extends. */
    private static int depth(Class<?> type) {
        var ancestors = new LinkedHashSet<Class<?>>();
        collectInterfaces(type, ancestors);
        return ancestors.size();
    }

    private List<Class<?>> erasures(Method method) {
        var erasures = new ArrayList<Class<?>>();
        for (Type type : method.getGenericParameterTypes()) {
            erasures.add(variables.erase(type));
        }
        return List.copyOf(erasures);
    }

    private List<Type> parameters(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(variables::resolve)
                .toList();
    }
}
