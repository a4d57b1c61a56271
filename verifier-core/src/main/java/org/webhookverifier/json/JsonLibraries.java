package org.webhookverifier.json;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * Knows which JSON libraries are there.
 *
 * <p>Says the name of a library's class only as text, so that this class can be loaded without any of them.
 */
final class JsonLibraries {
    private static final String MAPPER_2 = "com.fasterxml.jackson.databind.ObjectMapper";
    private static final String MAPPER_3 = "tools.jackson.databind.ObjectMapper";

    private JsonLibraries() {}

    static Json detect() {
        if (isPresent(MAPPER_3)) {
            return linked(MAPPER_3, Jackson3Json::detected);
        }
        if (isPresent(MAPPER_2)) {
            return linked(MAPPER_2, Jackson2Json::detected);
        }
        throw mistake("There is no JSON library on the class path; add com.fasterxml.jackson.core:jackson-databind"
                + " (Jackson 2, version 2.21 or newer) or tools.jackson.core:jackson-databind (Jackson 3, version 3.1 or newer)");
    }

    static Json using(Object mapper) {
        for (Class<?> type = mapper.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(MAPPER_3)) {
                return linked(MAPPER_3, () -> Jackson3Json.using(mapper));
            }
            if (type.getName().equals(MAPPER_2)) {
                return linked(MAPPER_2, () -> Jackson2Json.using(mapper));
            }
        }
        throw mistake("A " + mapper.getClass().getName() + " is not a JSON mapper; pass a " + MAPPER_2 + " or a "
                + "tools.jackson.databind.json.JsonMapper");
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, JsonLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Json linked(String mapper, Supplier<Library> library) {
        try {
            return new StrictJson(library.get());
        } catch (LinkageError | ClassCastException e) {
            throw mistake("The library of " + mapper + " cannot be used (" + e + "); give the webhook verifier and the application"
                    + " the same copy of it, Jackson 2.21 or newer or Jackson 3.1 or newer");
        }
    }

    static WebhookConfigurationException otherFormat(Object mapper, @Nullable String format) {
        return mistake("A " + mapper.getClass().getName() + " that reads " + format + " is not a JSON mapper; pass one that reads JSON");
    }

    static WebhookConfigurationException notCopied(Object mapper, String method) {
        return mistake("A " + mapper.getClass().getName() + " cannot be copied; override " + method
                + " in that class, or pass a mapper of the library's own class");
    }

    private static WebhookConfigurationException mistake(String sentence) {
        return new WebhookConfigurationException(List.of(sentence));
    }
}
