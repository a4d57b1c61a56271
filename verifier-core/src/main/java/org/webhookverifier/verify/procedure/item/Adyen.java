package org.webhookverifier.verify.procedure.item;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.canon.Candidates;
import org.webhookverifier.verify.procedure.canon.Canon;
import org.webhookverifier.verify.procedure.canon.CanonKey;
import org.webhookverifier.verify.procedure.canon.CanonProcedure;
import org.webhookverifier.verify.procedure.canon.Claim;
import org.webhookverifier.verify.procedure.canon.Proof;
import org.webhookverifier.verify.procedure.canon.Reading;
import org.webhookverifier.verify.procedure.canon.Text;

/** Adyen's notifications of payments: a signature in each item, over eight of its members. Every item has to be signed. */
public final class Adyen implements Canon {
    private static final String ITEM = "NotificationRequestItem";
    private static final String FREE = "merchantReference";
    private static final List<String> SIGNED = List.of(
            "pspReference",
            "originalReference",
            "merchantAccountCode",
            FREE,
            "amount/value",
            "amount/currency",
            "eventCode",
            "success");

    private static final Set<Ref> WITHIN_ITEM = places("/" + ITEM + "/");

    private Adyen() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        return CanonProcedure.timeless(source, new Adyen(), Adyen::key, List.of());
    }

    private static CanonKey key(String secret) {
        try {
            return CanonKey.hmac("", Hash.SHA256, HexFormat.of().parseHex(secret));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not hexadecimal: paste it as the dashboard shows it.", e);
        }
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        Map<?, ?> body = Trees.object(reading);
        List<?> items = body == null ? List.of() : Trees.array(body, "notificationItems");
        if (body == null || items.isEmpty()) {
            return body == null ? null : reading.malformed("the body holds no item");
        }
        var claims = new ArrayList<Claim>(items.size());
        var places = new HashSet<Ref>();
        var covered = new ArrayList<Coverage>(items.size());
        var identity = new ByteArrayOutputStream();
        for (Object wrapper : items) {
            Map<?, ?> item = Trees.object(wrapper, ITEM);
            String signature = Trees.signature(
                    reading, item == null ? null : Trees.object(item, "additionalData"), "hmacSignature");
            byte[] text = item == null || signature == null ? null : text(reading, item);
            if (signature == null || text == null) {
                return null;
            }
            places.addAll(places("/notificationItems/" + claims.size() + "/" + ITEM + "/"));
            covered.add(new Coverage(false, WITHIN_ITEM, text));
            claims.add(new Claim(Candidates.base64(signature), List.of(text)));
            identity.writeBytes(ByteBuffer.allocate(4).putInt(text.length).array());
            identity.writeBytes(text);
        }
        return new Proof(claims, Finding.NO_TIME, new Coverage(false, places, identity.toByteArray(), covered), null);
    }

    private static Set<Ref> places(String start) {
        var places = new HashSet<Ref>();
        for (String name : SIGNED) {
            places.add(new Ref.Json(JsonPointer.parse(start + name)));
        }
        return places;
    }

    private static byte @Nullable [] text(Reading reading, Map<?, ?> item) {
        var text = new StringBuilder();
        for (String name : SIGNED) {
            int slash = name.indexOf('/');
            Map<?, ?> parent = slash < 0 ? item : Trees.object(item, name.substring(0, slash));
            String member = parent == null ? null : member(parent.get(name.substring(slash + 1)));
            // With colons in one member only, no text can be taken apart in two ways.
            if (member == null || (member.indexOf(':') >= 0 && !Set.of(FREE).contains(name))) {
                return reading.malformed("member " + name + " of an item is not of the documented form");
            }
            text.append(text.isEmpty() && name.startsWith("pspReference") ? "" : ":")
                    .append(member);
        }
        return Text.utf8(text.toString());
    }

    private static @Nullable String member(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        boolean whole = value instanceof Integer || value instanceof Long;
        return value instanceof String || value instanceof Boolean || whole ? value.toString() : null;
    }
}
