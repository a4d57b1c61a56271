package org.webhookverifier.inbox;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.decode.EventModel;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Next;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.event.Trace;
import org.webhookverifier.event.Trace.Awaited;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.identify.Identifier;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.Json;

/**
 * Makes entries of what handlers return.
 *
 * <p>The key of an entry is computed from that of its cause, the handler and its place among what the handler returns: a handler that
 * runs again causes the same entries. Thread-safe.
 */
final class Chain {
    /** The name of the source of what handlers cause, and its provider's. */
    static final String SOURCE = "chain";

    private final Supplier<Json> json;
    private final Lanes lanes;
    private final Supplier<Long> nonces;
    private final int deepest;

    Chain(Supplier<Json> json, Lanes lanes, Supplier<Long> nonces, int deepest) {
        this.json = json;
        this.lanes = lanes;
        this.nonces = nonces;
        this.deepest = deepest;
    }

    /**
     * Returns what a handler has caused.
     *
     * @param returned what it has returned; {@code null} for nothing
     * @throws IllegalStateException if that is nothing that can come after a handler
     * @throws Unprocessable if the chain is too long
     */
    List<Effect> effects(ClaimedEntry cause, String handler, @Nullable Object returned) {
        var effects = new ArrayList<Effect>();
        for (Object each : flat(returned)) {
            effects.add(effect(new Origin(cause, handler, effects.size()), each));
        }
        return effects;
    }

    /** Returns what the end of an entry means for those that wait; {@code null} if it means nothing to them. */
    static @Nullable Effect ended(ClaimedEntry entry, EntryState next) {
        Awaited awaited = entry.delivery().trace().map(Trace::awaited).orElse(null);
        boolean ends = next == EntryState.DONE || next == EntryState.DEAD;
        return awaited == null || awaited.inTime() || !ends
                ? null
                : new Effect.Expired(awaited.name(), awaited.value(), entry.id());
    }

    private static Collection<?> flat(@Nullable Object returned) {
        if (returned instanceof Collection<?> several) {
            return several;
        }
        Object one = returned instanceof Optional<?> optional ? optional.orElse(null) : returned;
        return one == null ? List.of() : List.of(one);
    }

    /** Which handler's, and the how manieth. */
    private record Origin(ClaimedEntry cause, String handler, int place) {}

    private Effect effect(Origin origin, @Nullable Object each) {
        if (each instanceof Next.Signal signal) {
            return new Effect.Signalled(signal.name(), signal.value());
        }
        if (each instanceof Next.Await await) {
            return new Effect.Awaited(
                    await.name(),
                    await.value(),
                    entry(origin, await.then(), new Awaited(await.name(), await.value(), true), Duration.ZERO),
                    entry(origin, await.otherwise(), new Awaited(await.name(), await.value(), false), await.within()),
                    await.within());
        }
        Next.Emit emit = each instanceof Next.Emit asked ? asked : new Next.Emit(event(origin, each), Duration.ZERO);
        return new Effect.Emitted(entry(origin, emit.event(), null, emit.delay()), emit.delay());
    }

    private static Object event(Origin origin, @Nullable Object each) {
        if (each == null) {
            throw new IllegalStateException(
                    "The handler " + origin.handler + " has returned a collection that holds null.");
        }
        return each;
    }

    private NewEntry entry(Origin origin, Object event, @Nullable Awaited awaited, Duration delay) {
        EventModel model = EventModel.of(event.getClass());
        if (model == null || model.types().size() != 1) {
            throw new IllegalStateException("The handler " + origin.handler + " has returned a "
                    + event.getClass().getName() + ", which is not marked with @WebhookEvent of exactly one type;"
                    + " mark it, so that handlers can take it.");
        }
        byte[] body = json.get().write(event);
        Delivery cause = origin.cause.delivery();
        Trace above = cause.trace().orElse(null);
        int depth = above == null ? 1 : above.depth() + 1;
        if (depth > deepest) {
            throw new Unprocessable("the chain is more than " + deepest + " steps long: it may never end");
        }
        var key = new DeliveryKey(SOURCE, cause.tenant(), key(cause.key(), origin, awaited));
        var at = Instant.ofEpochMilli(origin.cause.claimedAt()).plus(delay);
        Delivery delivery = Delivery.builder(key, SOURCE)
                .type(model.types().get(0), Provenance.DERIVED)
                .version(model.version(), model.version().isEmpty() ? Provenance.ABSENT : Provenance.DERIVED)
                .time(at, Provenance.DERIVED)
                .receivedAt(at)
                .body(body, Provenance.DERIVED)
                .trace(new Trace(cause.key(), above == null ? cause.key() : above.root(), depth, awaited))
                .build();
        LanePlaces.Place place = lanes.place(delivery, new Payload.JsonText(body, null));
        return new NewEntry(
                delivery,
                Identifier.fingerprint(body),
                nonces.get(),
                place.name(),
                place.position(),
                EntryState.RECEIVED,
                "");
    }

    private static String key(DeliveryKey cause, Origin origin, @Nullable Awaited awaited) {
        String branch = awaited == null ? "" : awaited.inTime() ? "then" : "otherwise";
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
        for (String part : List.of(
                cause.source(), cause.tenant(), cause.value(), origin.handler, String.valueOf(origin.place), branch)) {
            digest.update(ByteBuffer.allocate(4).putInt(part.length()).flip());
            for (int i = 0; i < part.length(); i++) {
                digest.update((byte) (part.charAt(i) >> 8));
                digest.update((byte) part.charAt(i));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
