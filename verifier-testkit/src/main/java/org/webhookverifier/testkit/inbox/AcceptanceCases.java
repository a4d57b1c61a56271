package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.NewEntry;

/** What is accepted is kept as it was, once for each key. */
interface AcceptanceCases extends StoreStage {
    List<String> TEXTS = List.of(
            "",
            " ",
            "ends with a blank ",
            "null",
            "O'Brien; drop table webhook_inbox; --",
            "a\u0000b",
            "\ud800 half a pair",
            "half a pair \udc00",
            "\ud83d\ude00 smile",
            "tab\tnew\r\nline",
            "back\\slash \\u0000 %_",
            "\u0130stanbul \u00e9 e\u0301");

    @Test
    default void a_delivery_comes_back_as_it_was_put_in() {
        Delivery put = StoreStage.delivery("evt_1");
        long id = accept(StoreStage.entry(put)).get(0);

        assertSame(store().delivery(id).orElseThrow(), put);
        assertSame(claimOne().delivery(), put);
    }

    private static void assertSame(Delivery got, Delivery put) {
        assertThat(got.key()).isEqualTo(put.key());
        assertThat(got.provider()).isEqualTo(put.provider());
        assertThat(got.id()).isEqualTo(put.id());
        assertThat(got.type()).isEqualTo(put.type());
        assertThat(got.version()).isEqualTo(put.version());
        assertThat(got.time()).isEqualTo(put.time());
        assertThat(got.receivedAt()).isEqualTo(put.receivedAt());
        assertThat(got.body()).isEqualTo(put.body());
        assertThat(got.unsignedHeaders()).isEqualTo(put.unsignedHeaders());
        for (Part part : Part.values()) {
            assertThat(got.provenance(part)).as(part.name()).isEqualTo(put.provenance(part));
        }
    }

    @Test
    default void every_byte_of_a_body_comes_back() {
        byte[] body = new byte[70_000];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        var key = new DeliveryKey(SOURCE, "", "bytes");
        Delivery put = Delivery.builder(key, "acme")
                .body(body.clone(), Provenance.SIGNED)
                .build();
        long id = accept(StoreStage.entry(put)).get(0);

        assertThat(store().delivery(id).orElseThrow().body()).isEqualTo(body);
        assertThat(info(id).bodyLength()).isEqualTo(body.length);
    }

    @Test
    default void an_empty_body_is_kept_as_one() {
        var put = Delivery.builder(new DeliveryKey(SOURCE, "", "empty"), "acme").build();
        long id = accept(StoreStage.entry(put)).get(0);

        assertThat(store().delivery(id).orElseThrow().body()).isEmpty();
        assertThat(info(id).bodyLength()).isZero();
    }

    @TestFactory
    default Stream<DynamicTest> texts_of_senders_come_back_as_they_were() {
        return TEXTS.stream()
                .map(text -> DynamicTest.dynamicTest(
                        "text " + TEXTS.indexOf(text), () -> texts_of_senders_come_back_as_they_were(text)));
    }

    private void texts_of_senders_come_back_as_they_were(String text) {
        var put = Delivery.builder(new DeliveryKey(SOURCE, text, "id" + text), "acme")
                .id("id" + text, Provenance.SIGNED)
                .type(text, Provenance.SIGNED)
                .version(text, Provenance.SIGNED)
                .unsignedHeaders(Map.of("x-text", text, "x-other", text + text))
                .build();
        long id = accept(StoreStage.entry(put)).get(0);

        assertSame(store().delivery(id).orElseThrow(), put);
        EntryInfo found = store().find(put.key()).orElseThrow();
        assertThat(found.id()).isEqualTo(id);
        assertThat(found.key()).isEqualTo(put.key());
        assertThat(found.type()).isEqualTo(text);
        assertThat(found.version()).isEqualTo(text);
    }

    @Test
    default void long_ids_types_and_versions_are_kept_whole() {
        String text = "x\u00e9".repeat(512);
        var put = Delivery.builder(new DeliveryKey(SOURCE, text, text), "acme")
                .id(text, Provenance.SIGNED)
                .type(text, Provenance.SIGNED)
                .version(text, Provenance.SIGNED)
                .build();

        assertSame(store().delivery(accept(StoreStage.entry(put)).get(0)).orElseThrow(), put);
    }

    @Test
    default void a_second_delivery_with_the_key_is_known() {
        long id = accept("evt_1");

        assertThat(store().accept(List.of(StoreStage.entry("evt_1")))).containsExactly(new Acceptance.Known(id, true));
        assertThat(store().count(EntryQuery.all())).isEqualTo(1);
    }

    @Test
    default void another_content_under_the_key_is_told_and_not_kept() {
        Delivery first = StoreStage.delivery(new DeliveryKey(SOURCE, "", "evt_1"), "{}");
        Delivery second = StoreStage.delivery(first.key(), "{\"amount\":1000000}");
        long id = accept(StoreStage.entry(first)).get(0);

        assertThat(store().accept(List.of(StoreStage.entry(second)))).containsExactly(new Acceptance.Known(id, false));
        assertThat(store().delivery(id).orElseThrow().body()).isEqualTo(first.body());
    }

    @Test
    default void a_copy_is_known_whatever_became_of_the_entry() {
        for (EntryState state : List.of(EntryState.DEAD, EntryState.PARKED)) {
            Delivery delivery = StoreStage.delivery(state.text());
            long id = accept(new NewEntry(delivery, 1, 1, "", null, state, "because"))
                    .get(0);
            assertThat(store().accept(List.of(new NewEntry(delivery, 1, 2, "", null, EntryState.RECEIVED, ""))))
                    .containsExactly(new Acceptance.Known(id, true));
            assertThat(state(id)).isEqualTo(state);
            assertThat(info(id).reason()).isEqualTo("because");
        }
    }

    @Test
    default void the_same_acceptance_once_more_is_no_copy() {
        NewEntry entry = StoreStage.entry("evt_1");
        List<Acceptance> first = store().accept(List.of(entry));

        assertThat(store().accept(List.of(entry, StoreStage.entry("evt_2"))).get(0))
                .isEqualTo(first.get(0))
                .isInstanceOf(Acceptance.Stored.class);
        assertThat(store().count(EntryQuery.all())).isEqualTo(2);
    }

    @Test
    default void copies_within_one_call_are_known() {
        List<Acceptance> answers = store().accept(
                        List.of(StoreStage.entry("evt_1"), StoreStage.entry("evt_2"), StoreStage.entry("evt_1")));

        assertThat(answers).hasSize(3);
        assertThat(answers.get(0)).isInstanceOf(Acceptance.Stored.class);
        assertThat(answers.get(1)).isInstanceOf(Acceptance.Stored.class);
        assertThat(answers.get(2)).isEqualTo(new Acceptance.Known(answers.get(0).id(), true));
    }

    @Test
    default void keys_are_compared_exactly_and_by_their_parts() {
        var keys = List.of(
                new DeliveryKey(SOURCE, "", "evt_a"),
                new DeliveryKey(SOURCE, "", "EVT_A"),
                new DeliveryKey(SOURCE, "", "evt_a "),
                new DeliveryKey(SOURCE, "", " evt_a"),
                new DeliveryKey(SOURCE, "", "evt_\u00e1"),
                new DeliveryKey(SOURCE, "e", "vt_a"),
                new DeliveryKey(SOURCE, "", "evt_a\u0000"),
                new DeliveryKey(SOURCE + "e", "", "vt_a"),
                new DeliveryKey("other", "", "evt_a"));
        var entries = new ArrayList<NewEntry>();
        keys.forEach(key -> entries.add(StoreStage.entry(StoreStage.delivery(key, "{}"))));

        assertThat(store().accept(entries)).allMatch(answer -> answer instanceof Acceptance.Stored);
        for (DeliveryKey key : keys) {
            assertThat(store().find(key).orElseThrow().key()).isEqualTo(key);
        }
    }

    @Test
    default void many_deliveries_are_accepted_in_one_call_in_their_order() {
        var entries = new ArrayList<NewEntry>();
        for (int i = 0; i < 1_000; i++) {
            entries.add(StoreStage.entry("evt_" + i));
        }
        List<Acceptance> answers = store().accept(entries);

        assertThat(answers).hasSize(1_000).allMatch(answer -> answer instanceof Acceptance.Stored);
        for (int i = 0; i < 1_000; i += 111) {
            assertThat(store().delivery(answers.get(i).id()).orElseThrow().id()).isEqualTo("evt_" + i);
        }
        assertThat(store().accept(List.of())).isEmpty();
    }

    @Test
    default void what_is_not_there_is_not_found() {
        assertThat(store().find(new DeliveryKey(SOURCE, "", "none"))).isEmpty();
        assertThat(store().delivery(4711)).isEmpty();
    }
}
