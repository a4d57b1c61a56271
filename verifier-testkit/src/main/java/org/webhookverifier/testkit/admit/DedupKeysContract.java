package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim.Duplicate;
import org.webhookverifier.event.DeliveryKey;

/** Which keys a store takes for the same. */
interface DedupKeysContract extends DedupFixture {
    @Test
    default void one_id_in_two_sources_and_two_tenants_are_four_deliveries() {
        allDiffer(
                new DeliveryKey("github", "", "42"),
                new DeliveryKey("gitlab", "", "42"),
                new DeliveryKey("github", "acme", "42"),
                new DeliveryKey("gitlab", "acme", "42"));
    }

    @Test
    default void parts_are_not_glued_together() {
        allDiffer(
                new DeliveryKey("a", "bc", "d"),
                new DeliveryKey("ab", "c", "d"),
                new DeliveryKey("a", "b", "cd"),
                new DeliveryKey("abc", "", "d"),
                new DeliveryKey("", "abcd", ""),
                new DeliveryKey("", "", "abcd"),
                new DeliveryKey("a:b", "c", "d"),
                new DeliveryKey("a", "b:c", "d"),
                new DeliveryKey("a\0b", "c", "d"),
                new DeliveryKey("a", "b\0c", "d"));
    }

    @Test
    default void keys_are_compared_exactly() {
        allDiffer(
                id("evt_a"),
                id("evt_A"),
                id("Evt_a"),
                id(" evt_a"),
                id("evt_a "),
                id("evt_a\0"),
                id("evt_\u00e9"),
                id("evt_e\u0301"),
                id("evt_\uff41"),
                id("evt_i"),
                id("evt_I"),
                id("evt_\u0131"),
                id("evt_\u0130"));
    }

    @Test
    default void halves_of_surrogate_pairs_are_not_replaced() {
        allDiffer(id("?"), id("\ud800"), id("\ud801"), id("\udc00"), id("\ufffd"), id("\ud83d\ude00"), id("??"));
    }

    @Test
    default void long_ids_are_compared_whole() {
        String start = "x".repeat(10 * 1024 - 1);
        allDiffer(id(start + "a"), id(start + "b"), id(start), id("a" + start), id(start + "\u20ac"));
        DeliveryKey same = new DeliveryKey("s", "t", String.join("", start, "a"));
        assertThat(claim(same)).isEqualTo(new Duplicate(true));
    }

    private void allDiffer(DeliveryKey... keys) {
        for (DeliveryKey key : keys) {
            completed(key);
        }
        assertThat(List.of(keys)).allSatisfy(key -> assertThat(claim(key)).isEqualTo(new Duplicate(true)));
    }

    private static DeliveryKey id(String value) {
        return new DeliveryKey("s", "t", value);
    }
}
