package org.webhookverifier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerStates;

/** Which columns are selected, and what is made of them. */
final class Columns {
    private static final String KEY = "t.id, t.source, t.tenant, t.key_value, t.provider, t.event_id, t.event_type,"
            + " t.payload_version, t.received_at, t.nanos, ";

    /** What a delivery is made of. */
    static final String DELIVERY = KEY + "t.provenance, t.event_time, t.headers, t.body";

    /** What a claim is made of. */
    static final String CLAIM =
            DELIVERY + ", t.token, t.attempts, t.lost, t.handlers, t.accepted_at, t.due_at, t.lane, t.lane_position";

    /** What is told of an entry. */
    static final String INFO = KEY + "t.accepted_at, t.state, coalesce(t.due_at, t.ended_at), t.attempts, t.lost,"
            + " t.replays, t.handlers, t.reason, t.error, t.lane, t.lane_position, t.body_length";

    /** In the order of the letters that are kept. */
    private static final List<Part> PARTS = List.of(Part.ID, Part.TYPE, Part.VERSION, Part.TIME, Part.BODY);

    private static final int NANOS = 1_000_000;

    private Columns() {}

    static Delivery delivery(ResultSet row) throws SQLException {
        var key = new DeliveryKey(text(row, 2), text(row, 3), text(row, 4));
        String from = row.getString(11);
        byte[] body = row.getBytes(14);
        var delivery = Delivery.builder(key, text(row, 5))
                .id(text(row, 6), provenance(from, Part.ID))
                .type(text(row, 7), provenance(from, Part.TYPE))
                .version(text(row, 8), provenance(from, Part.VERSION))
                .receivedAt(instant(row.getLong(9), row.getLong(10) % NANOS))
                .time(instant(row.getLong(12), row.getLong(10) / NANOS), provenance(from, Part.TIME))
                .body(body == null ? new byte[0] : body, provenance(from, Part.BODY));
        TraceText.read(delivery, HeaderText.read(row.getString(13)));
        return delivery.build();
    }

    /** Reads a claim made a moment ago, for as long as the lease lasts. */
    static ClaimedEntry claimed(ResultSet row, long lease, @Nullable Long newestDone) throws SQLException {
        return new ClaimedEntry(
                row.getLong(1),
                row.getLong(15),
                delivery(row),
                row.getInt(16),
                row.getInt(17),
                HandlerStates.of(text(row, 18)),
                row.getLong(19),
                row.getLong(20) - lease,
                text(row, 21),
                number(row, 22),
                newestDone);
    }

    static EntryInfo info(ResultSet row) throws SQLException {
        return new EntryInfo(
                row.getLong(1),
                new DeliveryKey(text(row, 2), text(row, 3), text(row, 4)),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                text(row, 8),
                instant(row.getLong(9), row.getLong(10) % NANOS),
                Instant.ofEpochMilli(row.getLong(11)),
                EntryState.of(row.getInt(12)),
                Instant.ofEpochMilli(row.getLong(13)),
                row.getInt(14),
                row.getInt(15),
                row.getInt(16),
                HandlerStates.of(text(row, 17)),
                text(row, 18),
                text(row, 19),
                text(row, 20),
                number(row, 21),
                row.getInt(22));
    }

    static String provenances(Delivery delivery) {
        var text = new StringBuilder(5);
        for (Part part : PARTS) {
            text.append(letter(delivery.provenance(part)));
        }
        return text.toString();
    }

    /** Returns the milliseconds of a time; what lies beyond 290 million years is cut off. */
    static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException tooFar) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Returns what milliseconds leave out of both times of a delivery. */
    static long nanos(Delivery delivery) {
        return rest(delivery.time()) * NANOS + rest(delivery.receivedAt());
    }

    private static Provenance provenance(String letters, Part part) {
        return switch (letters.charAt(PARTS.indexOf(part))) {
            case 'S' -> Provenance.SIGNED;
            case 'U' -> Provenance.UNSIGNED;
            case 'D' -> Provenance.DERIVED;
            default -> Provenance.ABSENT;
        };
    }

    private static char letter(Provenance provenance) {
        return switch (provenance) {
            case SIGNED -> 'S';
            case UNSIGNED -> 'U';
            case DERIVED -> 'D';
            case ABSENT -> 'A';
        };
    }

    /** Returns the nanoseconds after the millisecond. */
    private static long rest(Instant time) {
        return time.getLong(ChronoField.NANO_OF_SECOND) % NANOS;
    }

    private static Instant instant(long millis, long nanos) {
        return Instant.ofEpochMilli(millis).plusNanos(nanos);
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return RareText.read(row.getString(column));
    }

    static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
