package org.webhookverifier;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which uses of a method or constructor a rule means; a method reference counts as a use. */
final class Use {
    private Use() {}

    /** Any overload of any of the named methods. */
    static DescribedPredicate<JavaAccess<?>> of(Class<?> owner, String... names) {
        var banned = Set.of(names);
        return DescribedPredicate.describe(
                owner.getSimpleName() + " " + List.of(names),
                access -> isOf(owner, access)
                        && banned.contains(access.getTarget().getName()));
    }

    /** The overload with exactly these parameters. */
    static DescribedPredicate<JavaAccess<?>> exactly(Class<?> owner, String name, Class<?>... parameters) {
        var types = Stream.of(parameters).map(Class::getName).toList();
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + name + types,
                access -> isOf(owner, access)
                        && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                        && target.getName().equals(name)
                        && target.getRawParameterTypes().stream()
                                .map(type -> type.getName())
                                .toList()
                                .equals(types));
    }

    private static boolean isOf(Class<?> owner, JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(owner);
    }
}
