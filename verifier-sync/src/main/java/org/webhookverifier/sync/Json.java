package org.webhookverifier.sync;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through what a provider answered; what is missing or of another kind is a {@link Refusal}. */
record Json(@Nullable Object tree) {
    /** Returns a member, which may hold nothing. */
    Json at(String name) {
        return new Json(tree instanceof Map<?, ?> object ? object.get(name) : null);
    }

    /** Returns a string, number or boolean as text. */
    String text() {
        if (tree instanceof String || tree instanceof Number || tree instanceof Boolean) {
            return tree.toString();
        }
        throw unexpected();
    }

    String textOr(String other) {
        return tree == null ? other : text();
    }

    void ifPresent(Consumer<String> taker) {
        if (tree != null) {
            taker.accept(text());
        }
    }

    List<Json> list() {
        if (tree instanceof List<?> list) {
            return list.stream().map(each -> new Json((Object) each)).toList();
        }
        throw unexpected();
    }

    Set<String> texts() {
        var texts = new TreeSet<String>();
        list().forEach(each -> texts.add(each.text()));
        return texts;
    }

    boolean isMissing() {
        return tree == null;
    }

    private static Refusal unexpected() {
        return Refusal.of(Failure.Kind.UNREADABLE, "The provider's answer has another shape than its description says")
                .with(Refusal.Doubt.UNKNOWN);
    }

    /** Returns the kind of value, and nothing of it: an answer can hold a secret. */
    @Override
    public String toString() {
        return "Json[" + (tree == null ? "nothing" : tree.getClass().getSimpleName()) + "]";
    }
}
