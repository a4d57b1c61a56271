package org.webhookverifier.verify.procedure.jwt;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.verify.procedure.PublicText;
import org.webhookverifier.verify.procedure.remote.RemoteKeys;

/**
 * Keys that a provider hands out one by one to its customers, who say who they are: Plaid's.
 *
 * <p>A key is asked for when a token names it first, and again after an hour, since the provider then says whether it has expired.
 * Anybody can name keys that there are not, so that there are at most 30 questions for new ones a minute.
 *
 * <p>Thread-safe. The printed form holds nothing of the secret.
 */
final class HandedOutKeys {
    private static final int LIMIT = 64 * 1024;
    private static final int MOST = 100;
    private static final int MAX_ID = 64;
    private static final int QUESTIONS = 30;
    private static final long MINUTE = 60_000;

    private final Downloads downloads;
    private final URI address;
    private final String client;
    private final String secret;
    private final Map<String, RemoteKeys<List<JwsKey>>> known = new ConcurrentHashMap<>();
    private final ReentrantLock counting = new ReentrantLock();
    private long minuteStart;
    private int questions;

    private HandedOutKeys(Downloads downloads, URI address, String client, String secret) {
        this.downloads = downloads;
        this.address = address;
        this.client = client;
        this.secret = secret;
    }

    /**
     * Makes the keys that are handed out to a customer.
     *
     * @param secret the customer's id and, after a colon, secret
     * @throws IllegalArgumentException if it has not that form
     */
    static HandedOutKeys of(Downloads downloads, URI address, String secret) {
        int colon = secret.indexOf(':');
        String client = colon < 0 ? "" : secret.substring(0, colon);
        String rest = secret.substring(colon + 1);
        if (!isName(client) || !isName(rest)) {
            throw new IllegalArgumentException(
                    "has to be a public key as JSON Web Key or PEM, or the id of the client and,"
                            + " after a colon, its secret, with which keys are asked for.");
        }
        return new HandedOutKeys(downloads, address, client, rest);
    }

    /** Returns the key of an id; none if there is none or it has expired, {@code null} if that cannot be found out now. */
    @Nullable
    List<JwsKey> named(String id, long nowMillis) {
        if (!isName(id)) {
            return List.of();
        }
        RemoteKeys<List<JwsKey>> keys = known.get(id);
        if (keys != null) {
            return keys.current(nowMillis);
        }
        if (!mayAsk(nowMillis)) {
            return null;
        }
        var asked = new RemoteKeys<List<JwsKey>>(
                (to, limit) -> downloads.post(to, question(id), limit), address, LIMIT, answer -> read(answer, id));
        List<JwsKey> answer = asked.current(nowMillis);
        if (answer != null && known.size() < MOST) {
            known.putIfAbsent(id, asked);
        }
        return answer;
    }

    private boolean mayAsk(long nowMillis) {
        counting.lock();
        try {
            if (Math.abs(nowMillis - minuteStart) >= MINUTE) {
                minuteStart = nowMillis;
                questions = 0;
            }
            return ++questions <= QUESTIONS;
        } finally {
            counting.unlock();
        }
    }

    // None of the three holds anything that JSON would have to escape.
    private byte[] question(String id) {
        String json = "{\"client_id\":\"" + client + "\",\"secret\":\"" + secret + "\",\"key_id\":\"" + id + "\"}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static List<JwsKey> read(byte[] answer, String id) throws IOException {
        Map<?, ?> members = CompactJws.object(answer);
        if (members == null || !(members.get("key") instanceof Map<?, ?> key)) {
            throw new IOException("The answer holds no key");
        }
        if (key.get("expired_at") != null) {
            return List.of();
        }
        var texts = new HashMap<String, Object>();
        key.forEach((name, value) -> {
            if (value instanceof String) {
                texts.put(name.toString(), value);
            }
        });
        JwsKey read = NimbusKeys.readOne(texts);
        if (read == null || !PublicText.same(read.id(), id)) {
            throw new IOException("The answer is another key than the one that was asked for");
        }
        return List.of(read);
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_ID;
    }

    @Override
    public String toString() {
        return "HandedOutKeys[redacted]";
    }
}
