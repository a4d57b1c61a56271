package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.observe.LogText;

/** Finds what a provider says about an error, in any of their ways, and makes it fit to be shown. */
final class ErrorWords {
    private static final List<String> PLACES = List.of("message", "error", "errors");

    private final List<String> secrets;

    /** Takes what must not be shown even if the provider says it. */
    ErrorWords(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Returns the words as the provider wrote them, for decisions only; empty if there are none. */
    static String raw(byte[] body) {
        Object tree;
        try {
            tree = CheckedJson.of(body).tree();
        } catch (UnreadableJsonException e) {
            return "";
        }
        var words = new ArrayList<String>();
        if (tree instanceof Map<?, ?> answer) {
            PLACES.forEach(place -> collect(answer.get(place), words));
        }
        return String.join("; ", words);
    }

    /** Returns words without secrets, for people. */
    String shown(String words) {
        String shown = words;
        for (String secret : secrets) {
            shown = shown.replace(secret, "[redacted]");
        }
        return LogText.of(shown);
    }

    private static void collect(@Nullable Object value, List<String> words) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, each) -> {
                if (!String.valueOf(name).endsWith("url")) {
                    collect(each instanceof String ? name + ": " + each : each, words);
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, words));
        } else if (value != null) {
            words.add(value.toString());
        }
    }
}
