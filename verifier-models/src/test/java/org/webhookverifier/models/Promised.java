package org.webhookverifier.models;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;

/** Looks for what a model promises never to be: {@code null} where it is not marked, or an exception that is not documented. */
final class Promised {
    private final List<String> broken = new ArrayList<>();

    /** Returns what breaks the promise, each as the way to it. */
    static List<String> broken(Object event) {
        var promised = new Promised();
        promised.visit(event, event.getClass().getSimpleName());
        return promised.broken;
    }

    private void visit(@Nullable Object value, String path) {
        if (value instanceof Record) {
            record(value, path);
        } else if (value instanceof List<?> list) {
            if (list.stream().anyMatch(Objects::isNull)) {
                broken.add(path + " holds null");
            }
            list.forEach(each -> visit(each, path + "[]"));
        } else if (value instanceof Map<?, ?> map && !path.endsWith("previousAttributes()")) {
            if (map.values().stream().anyMatch(Objects::isNull)) {
                broken.add(path + " holds null");
            }
            map.values().forEach(each -> visit(each, path + "{}"));
        }
    }

    private void record(Object value, String path) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Method accessor = component.getAccessor();
            check(value, accessor, component.getAnnotatedType().isAnnotationPresent(Nullable.class), path);
        }
        for (Method method : value.getClass().getDeclaredMethods()) {
            boolean isDerived = method.getParameterCount() == 0
                    && Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && !List.of("toString", "hashCode").contains(method.getName());
            if (isDerived) {
                check(value, method, method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class), path);
            }
        }
    }

    private void check(Object owner, Method method, boolean mayBeNull, String path) {
        String where = path + "." + method.getName() + "()";
        try {
            Object value = method.invoke(owner);
            if (value == null && !mayBeNull) {
                broken.add(where + " is null");
            }
            visit(value, where);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof Unprocessable)) {
                broken.add(where + " throws " + e.getCause());
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
