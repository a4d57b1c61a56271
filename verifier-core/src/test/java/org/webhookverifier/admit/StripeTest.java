package org.webhookverifier.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim.Claimed;
import org.webhookverifier.admit.Claim.Full;
import org.webhookverifier.admit.ElapsedTime.Moment;
import org.webhookverifier.admit.Entry.Held;
import org.webhookverifier.admit.Entry.Released;
import org.webhookverifier.admit.Entry.Request;

/** The steps of a claim, in the orders in which several callers can get between each other. */
class StripeTest {
    private static final Moment NOW = new Moment(0, 0);
    private static final KeyDigest KEY = new KeyDigest(1, 2, 3, 4);
    private static final KeyDigest OTHER = new KeyDigest(5, 6, 7, 8);

    private final Room room = new Room(1, 1_000);
    private final Stripe stripe = new Stripe(room);

    private static Held held(long token) {
        return new Held(token, new Request(7, NOW, 60), null);
    }

    private Entry entered() {
        assertThat(stripe.enter(KEY, () -> held(1), NOW)).isEqualTo(new Claimed(1, Set.of()));
        return stripe.entry(KEY, NOW);
    }

    @Test
    void who_comes_second_does_not_enter_and_gets_no_token() {
        Entry first = entered();
        assertThat(stripe.enter(KEY, () -> fail("no token for the second"), NOW))
                .isNull();
        assertThat(stripe.entry(KEY, NOW)).isSameAs(first);
    }

    @Test
    void only_another_key_finds_the_stripe_full() {
        entered();
        assertThat(stripe.enter(OTHER, () -> fail("no token without a place"), NOW))
                .isEqualTo(new Full());
        assertThat(stripe.entry(OTHER, NOW)).isNull();
    }

    @Test
    void an_entry_that_was_replaced_meanwhile_is_neither_replaced_nor_removed() {
        Entry seen = entered();
        Entry second = held(2);
        assertThat(stripe.swap(KEY, seen, second, NOW)).isTrue();
        assertThat(stripe.swap(KEY, seen, held(3), NOW)).isFalse();
        assertThat(stripe.drop(KEY, seen)).isFalse();
        assertThat(stripe.entry(KEY, NOW)).isSameAs(second);
        assertThat(room.ids()).isEqualTo(1);
    }

    @Test
    void an_entry_that_came_back_with_the_same_content_is_another_entry() {
        Entry seen = new Released(Set.of("mail"), 100);
        assertThat(stripe.swap(KEY, entered(), seen, NOW)).isTrue();
        Entry meanwhile = held(2);
        assertThat(stripe.swap(KEY, seen, meanwhile, NOW)).isTrue();
        assertThat(stripe.swap(KEY, meanwhile, new Released(Set.of("mail"), 100), NOW))
                .isTrue();
        assertThat(stripe.swap(KEY, seen, held(3), NOW)).isFalse();
    }

    @Test
    void an_entry_that_was_removed_meanwhile_gives_its_place_back_once() {
        Entry seen = entered();
        assertThat(stripe.drop(KEY, seen)).isTrue();
        assertThat(stripe.drop(KEY, seen)).isFalse();
        assertThat(stripe.swap(KEY, seen, held(2), NOW)).isFalse();
        assertThat(room.ids()).isZero();
        assertThat(room.bytes()).isZero();
    }
}
