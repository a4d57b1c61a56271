package org.webhookverifier.transform;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reshapes with a function of the application. */
record FunctionStep(UnaryOperator<Map<String, @Nullable Object>> function) implements Step {
    @Override
    public Map<String, @Nullable Object> apply(String where, Map<?, ?> payload) {
        var own = TreeCopy.ofPayload(where, TreeCopy.PLAIN);
        Map<String, @Nullable Object> tree = own.copy(payload);
        return TreeCopy.ofResult(where, own, TreeCopy.PLAIN).result(call(where, tree));
    }

    /** An error says nothing about the payload, so it stays what it is; but a stack that overflows comes from its depth. */
    private @Nullable Object call(String where, Map<String, @Nullable Object> tree) {
        try {
            return function.apply(tree);
        } catch (RuntimeException | StackOverflowError e) {
            throw TransformException.thrown(where, e);
        }
    }
}
