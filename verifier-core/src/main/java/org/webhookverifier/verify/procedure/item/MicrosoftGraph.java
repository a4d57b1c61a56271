package org.webhookverifier.verify.procedure.item;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Parameters;
import org.webhookverifier.verify.procedure.Procedure;

/**
 * Microsoft Graph: every notification of a request brings the {@code clientState} that was given when its subscription was made. A
 * request may hold notifications of several subscriptions; all of them have to be known.
 *
 * <p>Tokens that come with encrypted content are not looked at: they say nothing of the notifications.
 */
public final class MicrosoftGraph implements Procedure {
    private static final String TOKEN = "clientState";
    private static final Finding.Refused MALFORMED =
            new Finding.Refused(Reason.MALFORMED, "the body holds no notifications of the documented form");
    private static final Finding.Refused MISSING =
            new Finding.Refused(Reason.MISSING_HEADER, "a notification has no clientState");
    private static final Finding.Refused BAD =
            new Finding.Refused(Reason.BAD_SIGNATURE, "a clientState is not one of the source's");

    private MicrosoftGraph() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        new Parameters(scheme, source).end();
        return new MicrosoftGraph();
    }

    @Override
    public Object key(String secret) {
        return new State(digest(secret));
    }

    @Override
    public List<String> headers() {
        return List.of();
    }

    @Override
    public Finding check(WebhookRequest request, List<Object> keys, long nowMillis) {
        List<?> notifications;
        try {
            Object tree = CheckedJson.of(request.body()).tree();
            notifications = tree instanceof Map<?, ?> body ? Trees.array(body, "value") : List.of();
        } catch (UnreadableJsonException e) {
            return MALFORMED;
        }
        int first = -1;
        for (Object notification : notifications) {
            Object state = notification instanceof Map<?, ?> members ? members.get(TOKEN) : null;
            if (!(state instanceof String text) || text.isBlank()) {
                return MISSING;
            }
            int match = match(keys, digest(text));
            if (match < 0) {
                return BAD;
            }
            first = first < 0 ? match : first;
        }
        return first < 0 ? MALFORMED : new Finding.Proved(first, Finding.NO_TIME, new Coverage(false, Set.of(), null));
    }

    private static int match(List<Object> keys, byte[] digest) {
        int match = -1;
        for (int i = keys.size() - 1; i >= 0; i--) {
            match = MessageDigest.isEqual(((State) keys.get(i)).digest, digest) ? i : match;
        }
        return match;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** What subscriptions were made with, as a hash: of equal length whatever it is. */
    private static final class State {
        private final byte[] digest;

        State(byte[] digest) {
            this.digest = digest;
        }

        @Override
        public String toString() {
            return "State[redacted]";
        }
    }
}
