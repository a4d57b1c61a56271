package org.webhookverifier.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.JsonPointers;
import org.webhookverifier.json.UnreadableJsonException;

/**
 * Reads from deliveries at one place in which lane they are, and at another where in it.
 *
 * <p>Immutable and thread-safe.
 */
final class LanePlaces {
    private static final int MAX_LENGTH = 200;

    private final JsonPointer lane;
    private final @Nullable JsonPointer position;
    private final JsonPointers pointers;

    private LanePlaces(JsonPointer lane, @Nullable JsonPointer position) {
        this.lane = lane;
        this.position = position;
        this.pointers = JsonPointers.of(position == null ? List.of(lane) : List.of(lane, position));
    }

    /**
     * Prepares the reading.
     *
     * @param position the pointer to the place in the lane, or {@code null} if deliveries have none
     */
    static LanePlaces of(String lane, @Nullable String position) {
        return new LanePlaces(JsonPointer.parse(lane), position == null ? null : JsonPointer.parse(position));
    }

    /**
     * Where a delivery is.
     *
     * @param name the lane; empty for none
     */
    record Place(String name, @Nullable Long position) {
        static final Place NONE = new Place("", null);
    }

    /**
     * Returns where a delivery is: in no lane if it does not name one, or cannot be read.
     *
     * @param owner whose lanes they are; of another owner, the same value is another lane
     */
    Place place(String owner, Delivery delivery, @Nullable Payload payload) {
        try {
            return read(owner, delivery, payload);
        } catch (UnreadableJsonException e) {
            // A form may hold JSON that is none. Whoever handles it says so; here it has only to be kept.
            return Place.NONE;
        }
    }

    private Place read(String owner, Delivery delivery, @Nullable Payload payload) {
        String value;
        String at;
        if (payload instanceof Payload.JsonText text) {
            CheckedJson json = CheckedJson.of(text.checked().bytes(), pointers);
            value = json.scalar(0);
            at = position == null ? null : json.scalar(1);
        } else if (payload instanceof Payload.Fields form) {
            value = field(form.fields(), lane);
            at = position == null ? null : field(form.fields(), position);
        } else {
            return Place.NONE;
        }
        return value == null || value.isEmpty() ? Place.NONE : new Place(name(owner, delivery, value), number(at));
    }

    private static @Nullable String field(Map<String, Object> fields, JsonPointer pointer) {
        return pointer.segments().size() == 1 && fields.get(pointer.segments().get(0)) instanceof String text
                ? text
                : null;
    }

    private static String name(String owner, Delivery delivery, String value) {
        String name = owner + ' ' + delivery.tenant().length() + ':' + delivery.tenant() + ' ' + value;
        return name.length() <= MAX_LENGTH && isPlain(name) ? name : "sha256:" + digest(name);
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String digest(String name) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(bytes(name)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Character by character: as encoders of text do it, half of a surrogate pair would become the same as any other half. */
    private static byte[] bytes(String name) {
        byte[] bytes = new byte[2 * name.length()];
        for (int i = 0; i < name.length(); i++) {
            bytes[2 * i] = (byte) (name.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) name.charAt(i);
        }
        return bytes;
    }

    /** Whole numbers, and moments in ISO 8601; anything else is no position. */
    private static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 40) {
            return null;
        }
        try {
            return text.indexOf('T') > 0 ? Long.valueOf(Instant.parse(text).toEpochMilli()) : whole(text);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Long whole(String text) {
        int digits = text.charAt(0) == '-' ? 1 : 0;
        if (text.length() == digits || text.length() > 18) {
            return null;
        }
        for (int i = digits; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        return Long.valueOf(text);
    }
}
