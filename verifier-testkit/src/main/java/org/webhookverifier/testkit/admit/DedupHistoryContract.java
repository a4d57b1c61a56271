package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Long random histories, each step compared with a simple model. */
interface DedupHistoryContract extends DedupFixture {
    @Test
    default void a_long_random_history_goes_as_in_the_model() {
        var history = new DedupHistory(this, new DedupModel(Integer.MAX_VALUE), 20_261_123);
        assertThat(history.run(steps()))
                .contains("Claimed", "InProgress", "completed", "released")
                .contains("Duplicate[sameContent=true]", "Duplicate[sameContent=false]")
                .doesNotContain("Full");
    }
}
