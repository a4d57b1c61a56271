package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();

    /** Adds a name that is somewhere in a text of its own. */
    private static boolean add(Names names, String name) {
        byte[] text = ("{\"" + name + "\":1}").getBytes(UTF_8);
        return names.add(text, 2, text.length - 4);
    }

    @Test
    void finds_a_name_that_was_added_before() {
        names.open();

        assertThat(add(names, "a")).isTrue();
        assertThat(add(names, "b")).isTrue();
        assertThat(add(names, "a")).isFalse();
    }

    @Test
    void keeps_objects_apart() {
        names.open();
        add(names, "a");
        names.open();
        assertThat(add(names, "a")).isTrue();
        assertThat(add(names, "b")).isTrue();
        names.close();
        assertThat(add(names, "b")).isTrue();
        assertThat(add(names, "a")).isFalse();
        names.open();
        assertThat(add(names, "b")).isTrue();
    }

    @Test
    void agrees_with_a_set_for_each_object() {
        var random = new Random(4);
        for (int round = 0; round < 200; round++) {
            var names = new Names();
            var sets = new ArrayDeque<Set<String>>();
            int variety = 1 << random.nextInt(12);
            for (int i = 0; i < 2_000; i++) {
                int step = random.nextInt(100);
                if (sets.isEmpty() || step < 4) {
                    names.open();
                    sets.push(new HashSet<>());
                } else if (step < 7) {
                    names.close();
                    sets.pop();
                } else {
                    String name = "name" + random.nextInt(variety);
                    assertThat(add(names, name)).isEqualTo(sets.peek().add(name));
                }
            }
        }
    }

    @Test
    void finds_duplicates_in_wide_objects_within_wide_objects() {
        for (int object = 0; object < 3; object++) {
            names.open();
            for (int i = 0; i < 5_000; i++) {
                assertThat(add(names, "n" + i)).isTrue();
            }
        }
        for (int object = 0; object < 3; object++) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(add(names, "n" + i)).isFalse();
            }
            names.close();
        }
    }

    @Test
    void starts_afresh_after_a_wide_object() {
        for (int object = 0; object < 3; object++) {
            names.open();
            for (int i = 0; i < 1_000; i++) {
                assertThat(add(names, "n" + i)).isTrue();
            }
            assertThat(add(names, "n" + object)).isFalse();
            names.close();
        }
    }
}
