package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {
    /** Names of four digits with a quote between them. */
    private static final byte[] TEXT = text();

    private final Names names = new Names(TEXT);

    private static byte[] text() {
        var text = new StringBuilder();
        for (int i = 1_000; i < 10_000; i++) {
            text.append(i).append('"');
        }
        return text.toString().getBytes(UTF_8);
    }

    /** Adds the name as it stands in the text. */
    private static boolean add(Names names, int name) {
        int start = (name - 1_000) * 5;
        return names.add(start, start + 4);
    }

    /** Adds the name as one that had escapes, and so is no part of the text. */
    private static boolean addEscaped(Names names, int name) {
        return names.add(Integer.toString(name).getBytes(UTF_8));
    }

    @Test
    void finds_a_name_that_was_added_before() {
        names.open();

        assertThat(add(names, 1_000)).isTrue();
        assertThat(add(names, 9_999)).isTrue();
        assertThat(add(names, 1_000)).isFalse();
        assertThat(add(names, 9_999)).isFalse();
    }

    @Test
    void finds_a_name_wherever_it_is() {
        names.open();
        for (int name = 1_000; name < 1_050; name++) {
            assertThat(add(names, name)).isTrue();
        }
        for (int name = 1_050; name < 1_100; name++) {
            assertThat(addEscaped(names, name)).isTrue();
        }
        for (int name = 1_000; name < 1_100; name++) {
            assertThat(add(names, name)).isFalse();
            assertThat(addEscaped(names, name)).isFalse();
        }
    }

    @Test
    void knows_the_name_that_was_added_last() {
        names.open();
        add(names, 1_234);
        assertThat(names.isLast("1234".getBytes(UTF_8))).isTrue();
        assertThat(names.isLast("123".getBytes(UTF_8))).isFalse();
        addEscaped(names, 4_321);
        assertThat(names.isLast("4321".getBytes(UTF_8))).isTrue();
        assertThat(names.isLast("1234".getBytes(UTF_8))).isFalse();
    }

    @Test
    void keeps_objects_apart() {
        names.open();
        add(names, 1_000);
        names.open();
        assertThat(add(names, 1_000)).isTrue();
        assertThat(add(names, 1_001)).isTrue();
        names.close();
        assertThat(add(names, 1_001)).isTrue();
        assertThat(add(names, 1_000)).isFalse();
        names.open();
        assertThat(add(names, 1_001)).isTrue();
    }

    @Test
    void agrees_with_a_set_for_each_object() {
        var random = new Random(4);
        for (int round = 0; round < 200; round++) {
            var some = new Names(TEXT);
            var sets = new ArrayDeque<Set<Integer>>();
            int variety = 1 << random.nextInt(12);
            for (int i = 0; i < 2_000; i++) {
                int step = random.nextInt(100);
                if (sets.isEmpty() || step < 4) {
                    some.open();
                    sets.push(new HashSet<>());
                } else if (step < 7) {
                    some.close();
                    sets.pop();
                } else {
                    int name = 1_000 + random.nextInt(variety);
                    boolean isNew = step < 20 ? addEscaped(some, name) : add(some, name);
                    assertThat(isNew).isEqualTo(sets.element().add(name));
                }
            }
        }
    }

    @Test
    void finds_duplicates_in_wide_objects_within_wide_objects() {
        for (int object = 0; object < 3; object++) {
            names.open();
            for (int name = 1_000; name < 6_000; name++) {
                assertThat(add(names, name)).isTrue();
            }
        }
        for (int object = 0; object < 3; object++) {
            for (int name = 1_000; name < 6_000; name++) {
                assertThat(add(names, name)).isFalse();
            }
            names.close();
        }
    }

    @Test
    void starts_afresh_after_a_wide_object() {
        for (int object = 0; object < 3; object++) {
            names.open();
            for (int name = 1_000; name < 2_000; name++) {
                assertThat(add(names, name)).isTrue();
            }
            assertThat(add(names, 1_000 + object)).isFalse();
            names.close();
        }
    }
}
