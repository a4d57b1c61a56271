package org.webhookverifier.decode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Opens methods of any visibility for fast calls. */
public final class MethodAccess {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private MethodAccess() {}

    /**
     * Returns a direct call of the method.
     *
     * @param receiver the object to call it on, or {@code null} for a static method
     * @throws InaccessibleObjectException if the method's module does not open its package; the message says what to write
     */
    public static MethodHandle open(Method method, @Nullable Object receiver) {
        try {
            method.setAccessible(true);
            MethodHandle handle = LOOKUP.unreflect(method).asFixedArity();
            return receiver == null ? handle : handle.bindTo(receiver);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new InaccessibleObjectException(fix(method.getDeclaringClass()));
        }
    }

    private static String fix(Class<?> declaring) {
        Module self = MethodAccess.class.getModule();
        return "module " + declaring.getModule().getName() + " does not open its package; write \"opens "
                + declaring.getPackageName() + (self.isNamed() ? " to " + self.getName() : "")
                + ";\" in its module-info";
    }
}
