package org.webhookverifier.jdbc;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.NewEntry;

/** A new entry as the database is given it; the columns are in the order of {@link #COLUMNS}. */
final class NewRow {
    static final String COLUMNS =
            "key_hash, source, tenant, key_value, provider, event_id, event_type, payload_version,"
                    + " provenance, event_time, received_at, nanos, headers, body, body_length, fingerprint, nonce, state, handlers,"
                    + " reason, error, lane, lane_hash, open_lane, lane_position";

    /** The types of the columns in PostgreSQL. */
    static final String[] TYPES = {
        "bytea", "text", "text", "text", "text", "text", "text", "text", "text", "bigint", "bigint", "bigint", "text",
        "bytea", "int4", "bigint", "bigint", "int2", "text", "text", "text", "text", "bytea", "bytea", "bigint"
    };

    private final NewEntry entry;
    private final byte[] hash;

    NewRow(NewEntry entry) {
        this.entry = entry;
        hash = Hashes.key(entry.delivery().key());
    }

    /** Returns whether no two rows are of one lane, so that their order does not matter. */
    static boolean haveDifferentLanes(List<NewRow> rows) {
        var lanes = new HashSet<String>();
        return rows.stream().map(row -> row.entry.lane()).allMatch(lane -> lane.isEmpty() || lanes.add(lane));
    }

    /** Returns an array for a column that the driver can send as it is, without making text of it. */
    static @Nullable Object[] array(int column, int size) {
        return switch (TYPES[column]) {
            case "bytea" -> new byte[size][];
            case "bigint" -> new Long[size];
            case "int4", "int2" -> new Integer[size];
            default -> new String[size];
        };
    }

    NewEntry entry() {
        return entry;
    }

    /** Returns what entries with the same key have in common. */
    ByteBuffer key() {
        return ByteBuffer.wrap(hash);
    }

    byte[] hash() {
        return hash;
    }

    @Nullable
    Object[] values() {
        Delivery delivery = entry.delivery();
        byte[] lane = entry.lane().isEmpty() ? null : Hashes.lane(entry.lane());
        return new @Nullable Object[] {
            hash,
            RareText.written(delivery.source()),
            RareText.written(delivery.tenant()),
            RareText.written(delivery.key().value()),
            RareText.written(delivery.provider()),
            RareText.written(delivery.id()),
            RareText.written(delivery.type()),
            RareText.written(delivery.version()),
            Columns.provenances(delivery),
            Columns.millis(delivery.time()),
            Columns.millis(delivery.receivedAt()),
            Columns.nanos(delivery),
            HeaderText.written(TraceText.with(delivery)),
            delivery.body(),
            delivery.bodyLength(),
            entry.fingerprint(),
            entry.nonce(),
            entry.state().code(),
            "",
            RareText.written(entry.reason()),
            "",
            RareText.written(entry.lane()),
            lane,
            entry.state() == EntryState.DEAD ? null : lane,
            entry.position()
        };
    }
}
