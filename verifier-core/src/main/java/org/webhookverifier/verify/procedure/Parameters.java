package org.webhookverifier.verify.procedure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.webhookverifier.config.Problems;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/**
 * What a description and a source tell a procedure. Every mistake is collected; a parameter that nobody asks for is one.
 *
 * <p>In a parameter, {@code {setting:name}} stands for a setting of the source. Not thread-safe.
 */
public final class Parameters {
    // More than that does not fit what times are calculated in.
    private static final Duration LONGEST = Duration.ofDays(365_000);
    private static final String SETTING = "{setting:";

    private final CodedScheme scheme;
    private final Source source;
    private final Map<String, String> left;
    private final Problems problems = new Problems();

    /** Starts to read. */
    public Parameters(CodedScheme scheme, Source source) {
        this.scheme = scheme;
        this.source = source;
        left = new HashMap<>(scheme.parameters());
    }

    /** Returns a parameter with the settings in it, or the given text if there is none. */
    public String text(String name, String absent) {
        String value = left.remove(name);
        return value == null ? absent : filled(value);
    }

    /** Returns a parameter that has to be there. */
    public String needed(String name) {
        if (!has(name)) {
            problem("lacks the parameter '" + name + "', which " + where() + " needs.");
        }
        return text(name, "");
    }

    /** Returns the elements of a parameter that separates them by commas. */
    public List<String> list(String name) {
        String value = text(name, "");
        return value.isEmpty() ? List.of() : parts(value, ',');
    }

    /** Returns the parameters whose names start with the given text, by the rest of their names. */
    public Map<String, String> all(String start) {
        var found = new HashMap<String, String>();
        for (String name : new ArrayList<>(left.keySet())) {
            if (name.startsWith(start)) {
                found.put(name.substring(start.length()), text(name, ""));
            }
        }
        return found;
    }

    /** Returns a constant by its name. */
    public <E extends Enum<E>> E constant(Class<E> type, String name, String absent) {
        String value = text(name, absent);
        for (E constant : type.getEnumConstants()) {
            if (PublicText.same(constant.name(), value)) {
                return constant;
            }
        }
        problem("has the parameter '" + name + "' of '" + value + "', which " + where()
                + " does not know; it may be one of " + Arrays.toString(type.getEnumConstants()) + ".");
        return type.getEnumConstants()[0];
    }

    /** Returns whether there is such a parameter that nobody has asked for. */
    public boolean has(String name) {
        return left.containsKey(name);
    }

    /** Returns a number of seconds: the source's tolerance if it has one, else the parameter. */
    public Duration tolerance(String name, Duration absent) {
        String value = text(name, "");
        Duration described = value.isEmpty() ? absent : seconds(name, value);
        Duration tolerance = source.tolerance().orElse(described);
        return tolerance.compareTo(LONGEST) > 0 ? LONGEST : tolerance;
    }

    private Duration seconds(String name, String value) {
        try {
            int seconds = Integer.parseInt(value);
            if (seconds >= 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        problem("has the parameter '" + name + "' of '" + value + "', which is no number of seconds.");
        return Duration.ZERO;
    }

    /** Returns a setting of the source, or the given text if there is none. */
    public String setting(String name, String absent) {
        return source.settings().getOrDefault(name, absent);
    }

    /** Returns what gives the URL that was called. Without a public URL, the source is mistaken. */
    public Function<WebhookRequest, String> url() {
        if (source.publicUrl().isEmpty() && !source.publicUrlFromProxies()) {
            problem("signs the URL that it calls: set publicUrl, for example https://hooks.example.com.");
        }
        return request -> source.publicUrl(request).orElse("") + request.target();
    }

    /** Adds a mistake: what follows the name of the provider in a sentence. */
    public void problem(String rest) {
        problems.add(
                "Source '" + source.name() + "': Provider '" + source.provider().id() + "' " + rest);
    }

    /**
     * Ends reading.
     *
     * @throws org.webhookverifier.config.WebhookConfigurationException if there was any mistake
     */
    public void end() {
        left.keySet()
                .forEach(name -> problem("has the parameter '" + name + "', which " + where() + " does not know."));
        problems.throwIfAny();
    }

    /** Returns the parts of a text around each separator; empty ones, too. */
    public static List<String> parts(String text, char separator) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            start = at + 1;
        }
        parts.add(text.substring(start));
        return List.copyOf(parts);
    }

    private String filled(String text) {
        var filled = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(SETTING); at >= 0; at = text.indexOf(SETTING, from)) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                problem("has a parameter with '" + SETTING + "' and no '}' after it.");
                break;
            }
            String name = text.substring(at + SETTING.length(), end);
            String value = source.settings().getOrDefault(name, "");
            if (value.isBlank()) {
                problem("needs the setting '" + name + "': set it, for example with setting(\"" + name + "\", ...).");
            }
            filled.append(text, from, at).append(value);
            from = end + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    private String where() {
        return "the procedure '" + scheme.procedure() + "'";
    }
}
