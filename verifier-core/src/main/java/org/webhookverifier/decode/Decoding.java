package org.webhookverifier.decode;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.Json;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.json.UnreadableJsonException.Kind;
import org.webhookverifier.transform.Transform;

/**
 * The decoding of one delivery: keeps what was decoded, so that several handlers of one model share one event.
 *
 * <p>Not thread-safe; one for each dispatch.
 */
public final class Decoding {
    private static final @Nullable Object[] NO_SLOTS = {};

    private final Delivery delivery;
    private final String version;
    private final @Nullable Payload payload;
    private final @Nullable Object[] slots;
    private @Nullable List<Transform> applying;
    private @Nullable Map<?, ?> tree;
    private @Nullable UndecodableException failed;

    /** What is kept where an event should be. */
    private record Failure(RuntimeException reason) {}

    /**
     * Starts the decoding of a delivery; nothing is read yet.
     *
     * @param version the version of the payload, as delivered or as the source says it is when it states none
     * @param payload what models are bound to, or {@code null} if the body is nothing that can be bound
     * @param models how many shared models there may be
     */
    public Decoding(Delivery delivery, String version, @Nullable Payload payload, int models) {
        this.delivery = delivery;
        this.version = version;
        this.payload = payload;
        this.slots = models == 0 ? NO_SLOTS : new @Nullable Object[models];
    }

    /**
     * Reads what a reader gives, only once for each slot.
     *
     * @param slot the number of the shared model, or negative for what is not shared
     * @throws UndecodableException if it cannot be read, again for each call
     * @throws UnreadableJsonException if it cannot be read, again for each call
     * @throws InterruptedException if an upcast was interrupted; the next call tries again
     */
    public Object read(EventReader reader, int slot) throws InterruptedException {
        if (slot < 0) {
            return reader.read(this);
        }
        Object kept = slots[slot];
        if (kept == null) {
            kept = readOnce(reader);
            slots[slot] = kept;
        }
        if (kept instanceof Failure failure) {
            throw failure.reason();
        }
        return kept;
    }

    private Object readOnce(EventReader reader) throws InterruptedException {
        try {
            return reader.read(this);
        } catch (UndecodableException | UnreadableJsonException e) {
            return new Failure(e);
        }
    }

    Delivery delivery() {
        return delivery;
    }

    String version() {
        return version;
    }

    /** Returns the payload bound to a type: from the checked text, unless transforms are for it. */
    Object bind(Json json, Type type, Transforms transforms) {
        Payload present = payload();
        if (present instanceof Payload.JsonText text && applying(transforms).isEmpty()) {
            return json.bind(text.checked(), type);
        }
        return json.bind(tree(transforms), type);
    }

    /**
     * Returns the payload as a tree of the caller's own, transformed.
     *
     * @param transforms those of the delivery's source
     * @throws UndecodableException if a transform fails, again for each call
     */
    Map<String, @Nullable Object> tree(Transforms transforms) {
        UndecodableException failure = failed;
        if (failure != null) {
            throw failure;
        }
        Map<?, ?> original = tree;
        if (original == null) {
            original = transformed(applying(transforms));
            tree = original;
        }
        return Trees.copy(original);
    }

    private List<Transform> applying(Transforms transforms) {
        List<Transform> known = applying;
        if (known == null) {
            known = transforms.of(delivery.type(), version);
            applying = known;
        }
        return known;
    }

    private Map<?, ?> transformed(List<Transform> transforms) {
        if (transforms.isEmpty()) {
            return readTree();
        }
        try {
            return Transforms.apply(transforms, readTree());
        } catch (UndecodableException e) {
            failed = e;
            throw e;
        }
    }

    private Map<?, ?> readTree() {
        Payload present = payload();
        if (present instanceof Payload.Fields form) {
            return form.fields();
        }
        if (((Payload.JsonText) present).checked().tree() instanceof Map<?, ?> object) {
            return object;
        }
        if (applying != null && !applying.isEmpty()) {
            throw UndecodableException.unreadable(applying.get(0) + " takes an object, and the payload is none");
        }
        throw new UnreadableJsonException(Kind.MISFIT, "(it is not an object)");
    }

    private Payload payload() {
        if (payload == null) {
            throw UndecodableException.unreadable("the body is neither JSON nor a form");
        }
        return payload;
    }
}
