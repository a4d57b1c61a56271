package org.webhookverifier.inbox;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an error with an entry: class, message and the top of the stack, for each cause. Secrets of sources are taken out of
 * messages, and so are control characters; what is long is cut.
 */
final class ErrorText {
    private static final int MAX_MESSAGE = 500;
    private static final int MAX_FRAMES = 12;
    private static final int MAX_CAUSES = 5;
    private static final int SHORTEST_SECRET = 8;

    private final Collection<String> secrets;

    /** @param secrets what must not be in any message */
    ErrorText(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .toList();
    }

    String of(String handler, @Nullable Throwable error) {
        var text = new StringBuilder();
        if (!handler.isEmpty()) {
            text.append(handler).append(": ");
        }
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable each = error;
        for (int depth = 0; each != null && depth < MAX_CAUSES && seen.add(each); depth++) {
            if (depth > 0) {
                text.append("caused by ");
            }
            text.append(each.getClass().getName());
            appendMessage(text, each.getMessage());
            appendFrames(text, each.getStackTrace());
            each = each.getCause();
        }
        return text.toString();
    }

    private void appendMessage(StringBuilder text, @Nullable String message) {
        if (message != null) {
            String safe = message;
            for (String secret : secrets) {
                safe = safe.replace(secret, "[secret]");
            }
            text.append(": ");
            for (int i = 0; i < safe.length() && i < MAX_MESSAGE; i++) {
                char c = safe.charAt(i);
                text.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
            }
            text.append(safe.length() > MAX_MESSAGE ? "..." : "");
        }
        text.append('\n');
    }

    private static void appendFrames(StringBuilder text, StackTraceElement[] frames) {
        for (int i = 0; i < frames.length && i < MAX_FRAMES; i++) {
            text.append("  at ").append(frames[i]).append('\n');
        }
    }
}
