package org.webhookverifier.verify.procedure.item;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.canon.Candidates;
import org.webhookverifier.verify.procedure.canon.Canon;
import org.webhookverifier.verify.procedure.canon.CanonKey;
import org.webhookverifier.verify.procedure.canon.CanonProcedure;
import org.webhookverifier.verify.procedure.canon.JsText;
import org.webhookverifier.verify.procedure.canon.Proof;
import org.webhookverifier.verify.procedure.canon.Reading;
import org.webhookverifier.verify.procedure.canon.Text;

/**
 * payOS: the members of {@code data} in order of their names, as {@code name=value} with {@code &} between them. What stands beside
 * {@code data} is not signed.
 *
 * <p>A value that could be taken for two members in their order is refused, and so is an object, of which nothing would be signed.
 */
public final class Payos implements Canon {
    private static final String OBSCURE = "a member of data is not of a form of which all is signed";
    private static final Set<String> NOTHING = Set.of("null", "undefined");

    private Payos() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        return CanonProcedure.timeless(source, new Payos(), secret -> CanonKey.hmac(Hash.SHA256, secret), List.of());
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        Map<?, ?> body = Trees.object(reading);
        String signature = body == null ? null : Trees.signature(reading, body, "signature");
        Map<?, ?> data = body == null ? null : Trees.object(body, "data");
        if (signature == null || data == null) {
            return signature == null ? null : reading.malformed("the body holds no data");
        }
        var members = new TreeMap<String, @Nullable Object>();
        data.forEach((name, value) -> members.put((String) name, value));
        var text = new StringBuilder();
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            String name = member.getKey();
            String value = value(member.getValue());
            if (value == null || !isPlain(name) || isTwo(name, value, members.higherKey(name))) {
                return reading.malformed(OBSCURE);
            }
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
        }
        return Proof.of(Candidates.hex(signature), Text.utf8(text.toString()), covered(members, text.toString()));
    }

    private static Coverage covered(Map<String, @Nullable Object> members, String text) {
        var places = new HashSet<Ref>();
        members.forEach((name, value) -> {
            if (!(value instanceof List<?>)) {
                places.add(new Ref.Json(new JsonPointer(List.of("data", name))));
            }
        });
        return Coverage.of(places, text);
    }

    /** Returns what is signed of a value, or {@code null} if that is not all of it. */
    private static @Nullable String value(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return NOTHING.contains(text) ? null : text;
        }
        if (value instanceof Number number) {
            return JsText.number(number);
        }
        return value instanceof List<?> list ? array(list) : value instanceof Boolean ? value.toString() : null;
    }

    private static @Nullable String array(List<?> list) {
        var text = new StringBuilder("[");
        for (Object element : list) {
            // Of an element that is no object nothing would be signed.
            if (!(element instanceof Map<?, ?> map)) {
                return null;
            }
            text.append(text.length() == 1 ? "" : ",");
            var members = new TreeMap<String, @Nullable Object>();
            map.forEach((name, value) -> members.put((String) name, value));
            if (!JsText.write(text, members)) {
                return null;
            }
        }
        return text.append(']').toString();
    }

    private static boolean isPlain(String name) {
        return name.indexOf('=') < 0 && name.indexOf('&') < 0 && !JsText.isIndex(name);
    }

    /** Returns whether a part of a value could be a member that stands between this and the next one. */
    private static boolean isTwo(String name, String value, @Nullable String next) {
        int start = -1;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '=' && start >= 0) {
                String other = value.substring(start, i);
                if (Text.precedes(name, other) && (next == null || Text.precedes(other, next))) {
                    return true;
                }
            }
            start = c == '&' ? i + 1 : c == '=' ? -1 : start;
        }
        return false;
    }
}
