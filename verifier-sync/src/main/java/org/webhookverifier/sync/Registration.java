package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.webhookverifier.observe.LogText;

/**
 * One registration as a provider has it, or should have it.
 *
 * @param url where the provider sends
 * @param types the event types in the provider's own words, sorted; {@code *} for all
 * @param settings what else is compared, as text, for example {@code active} to {@code true}; of a secret only whether there is one
 */
public record Registration(String url, Set<String> types, Map<String, String> settings) {
    static final String RENEWED = "renewed";

    /** Makes a registration of copies that cannot be changed. */
    public Registration {
        types = Collections.unmodifiableSet(new TreeSet<>(types));
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** Returns whether this one, which a provider has, is what is wanted; settings that the wanted one leaves open do not count. */
    boolean agreesWith(Registration wanted) {
        return CallbackUrl.same(url, wanted.url) && differences(wanted) == 0;
    }

    /** Returns what a provider answers when this was asked: a new secret looks like the old one. */
    Registration asAnswered() {
        var answered = new TreeMap<>(settings);
        answered.replaceAll((name, value) -> value.equals(RENEWED) ? "set" : value);
        return new Registration(url, types, answered);
    }

    /** Returns how many types and settings are not as wanted. */
    int differences(Registration wanted) {
        var both = new HashSet<>(types);
        both.retainAll(wanted.types);
        int count = types.size() + wanted.types.size() - 2 * both.size();
        for (Map.Entry<String, String> setting : wanted.settings.entrySet()) {
            count += setting.getValue().equals(settings.get(setting.getKey())) ? 0 : 1;
        }
        return count;
    }

    /** Returns types, settings, and the URL without its query, which may hold a token. */
    @Override
    public String toString() {
        List<String> names = types.stream().map(LogText::of).toList();
        var values = new ArrayList<String>();
        settings.forEach((name, value) -> values.add(name + ": " + LogText.of(value)));
        return CallbackUrl.shown(url) + " " + names + (values.isEmpty() ? "" : " (" + String.join(", ", values) + ")");
    }
}
