package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.webhookverifier.observe.LogText;

/** One thing to do at the provider. Its text reads like a part of a diff, and holds no secret, nor the query of a URL. */
public sealed interface Change {
    /**
     * A registration is to be made.
     *
     * @param wanted what it should say
     */
    record Create(Registration wanted) implements Change {
        @Override
        public String toString() {
            return "+ " + wanted;
        }
    }

    /**
     * A registration of ours says something else than what is wanted.
     *
     * @param id its name at the provider
     * @param present what it says
     * @param wanted what it should say
     */
    record Update(String id, Registration present, Registration wanted) implements Change {
        /** Returns the types that it lacks. */
        public Set<String> added() {
            return without(wanted.types(), present.types());
        }

        /** Returns the types that it should not have. */
        public Set<String> removed() {
            return without(present.types(), wanted.types());
        }

        @Override
        public String toString() {
            var lines = new ArrayList<String>();
            lines.add("~ " + LogText.of(id) + " " + CallbackUrl.shown(present.url()));
            added().forEach(type -> lines.add("    + " + LogText.of(type)));
            removed().forEach(type -> lines.add("    - " + LogText.of(type)));
            for (Map.Entry<String, String> setting : wanted.settings().entrySet()) {
                String was = present.settings().getOrDefault(setting.getKey(), "not said");
                if (!was.equals(setting.getValue())) {
                    lines.add("    ~ " + setting.getKey() + ": " + LogText.of(was) + " -> "
                            + LogText.of(setting.getValue()));
                }
            }
            return String.join("\n", lines);
        }
    }

    /**
     * A registration of ours is not wanted, or is a second one of the same.
     *
     * @param id its name at the provider
     * @param present what it says
     */
    record Delete(String id, Registration present) implements Change {
        @Override
        public String toString() {
            return "- " + LogText.of(id) + " " + present;
        }
    }

    private static Set<String> without(Set<String> types, Set<String> others) {
        var rest = new TreeSet<>(types);
        rest.removeAll(others);
        return rest;
    }
}
