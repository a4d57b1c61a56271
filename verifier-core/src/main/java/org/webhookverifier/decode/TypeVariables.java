package org.webhookverifier.decode;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the type variables of a class's supertypes stand for, seen from that class. */
final class TypeVariables {
    private final Map<TypeVariable<?>, Type> values = new HashMap<>();

    TypeVariables(Class<?> from) {
        collect(from);
    }

    private void collect(Class<?> type) {
        collect(type.getGenericSuperclass());
        for (Type each : type.getGenericInterfaces()) {
            collect(each);
        }
    }

    private void collect(@Nullable Type supertype) {
        if (supertype instanceof ParameterizedType generic) {
            TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                values.putIfAbsent(variables[i], generic.getActualTypeArguments()[i]);
            }
        }
        if (supertype != null) {
            collect(erase(supertype));
        }
    }

    /** Returns what a variable stands for, or the type itself if it is no variable or stands for nothing that is known. */
    Type resolve(Type type) {
        Type resolved = type;
        while (resolved instanceof TypeVariable<?> variable && values.containsKey(variable)) {
            resolved = values.get(variable);
        }
        return resolved;
    }

    /** Returns the class that stands for a type at run time, its variables resolved. */
    Class<?> erase(Type type) {
        Type resolved = resolve(type);
        if (resolved instanceof Class<?> plain) {
            return plain;
        }
        if (resolved instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (resolved instanceof GenericArrayType array) {
            return erase(array.getGenericComponentType()).arrayType();
        }
        if (resolved instanceof TypeVariable<?> variable) {
            return erase(variable.getBounds()[0]);
        }
        return erase(((WildcardType) resolved).getUpperBounds()[0]);
    }

    /** Returns whether a resolved type still holds a variable, so that nobody can know what to bind. */
    static boolean isOpen(Type resolved) {
        if (resolved instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                if (isOpen(argument)) {
                    return true;
                }
            }
        }
        return resolved instanceof TypeVariable
                || (resolved instanceof GenericArrayType array && isOpen(array.getGenericComponentType()));
    }
}
