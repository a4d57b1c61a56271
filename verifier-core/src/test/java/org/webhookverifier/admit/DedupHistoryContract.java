package org.webhookverifier.admit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Long random histories, each step compared with a simple model. */
interface DedupHistoryContract extends DedupFixture {
    @Test
    default void a_random_history_of_100_000_steps_goes_as_in_the_model() {
        var history = new DedupHistory(store(), clock(), new DedupModel(Integer.MAX_VALUE), 20_261_123);
        assertThat(history.run(100_000))
                .contains("Claimed", "InProgress", "completed", "released")
                .contains("Duplicate[sameContent=true]", "Duplicate[sameContent=false]")
                .doesNotContain("Full");
    }
}
