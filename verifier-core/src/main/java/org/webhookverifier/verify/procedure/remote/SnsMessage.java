package org.webhookverifier.verify.procedure.remote;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.Ref;

/**
 * A message of Amazon SNS, taken apart and not verified.
 *
 * @param fields its members, as far as they take part in the proof
 * @param signed the names of those that are signed, in the order in which they are
 */
record SnsMessage(Map<String, String> fields, List<String> signed) {
    private static final List<String> NAMES = List.of(
            "Type",
            "Message",
            "MessageId",
            "Subject",
            "SubscribeURL",
            "Timestamp",
            "Token",
            "TopicArn",
            "SignatureVersion",
            "Signature",
            "SigningCertURL");
    private static final List<JsonPointer> POINTERS =
            NAMES.stream().map(name -> new JsonPointer(List.of(name))).toList();
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    private static final Map<String, List<String>> SIGNED = Map.of(
            "Notification",
            NOTIFICATION,
            "SubscriptionConfirmation",
            CONFIRMATION,
            "UnsubscribeConfirmation",
            CONFIRMATION);

    /**
     * Takes a message apart.
     *
     * @return the message, or {@code null} if its type is not known
     * @throws org.webhookverifier.json.UnreadableJsonException if it is no JSON that is read
     */
    static @Nullable SnsMessage read(byte[] body) {
        @Nullable String[] values = CheckedJson.scalars(body, POINTERS);
        var fields = new HashMap<String, String>();
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null) {
                fields.put(NAMES.get(i), value);
            }
        }
        List<String> signed = SIGNED.get(fields.getOrDefault("Type", ""));
        return signed == null ? null : new SnsMessage(fields, signed);
    }

    /** Returns a member, or an empty text. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Returns the first member that the proof needs and that is not there, or {@code null}. */
    @Nullable
    String missing() {
        for (String name : List.of("SignatureVersion", "Signature", "SigningCertURL")) {
            if (!fields.containsKey(name)) {
                return name;
            }
        }
        for (String name : signed) {
            if (!fields.containsKey(name) && !Set.of("Subject").contains(name)) {
                return name;
            }
        }
        return null;
    }

    /**
     * Returns whether the signed text can be taken apart in one way only: names and values are separated by line ends alone, and
     * only the message may hold some.
     */
    boolean isUnambiguous() {
        for (String name : signed) {
            if (!Set.of("Message").contains(name) && field(name).indexOf('\n') >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the signed text, or that without the time. */
    String text(boolean withTime) {
        var text = new StringBuilder();
        for (String name : signed) {
            String value = fields.get(name);
            if (value != null && (withTime || !Set.of("Timestamp").contains(name))) {
                text.append(name).append('\n').append(value).append('\n');
            }
        }
        return text.toString();
    }

    /** Returns the places that are signed; a subject that is not there is, too: none could be added. */
    Set<Ref> refs() {
        var refs = new HashSet<Ref>();
        signed.forEach(name -> refs.add(new Ref.Json(new JsonPointer(List.of(name)))));
        return refs;
    }

    @Override
    public String toString() {
        return "SnsMessage[" + fields.keySet() + "]";
    }
}
