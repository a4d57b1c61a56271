package org.webhookverifier.json;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * Knows which JSON libraries are there.
 *
 * <p>Names their classes as text only, so that this class can be loaded without any of them.
 */
final class JsonLibraries {
    private static final String MAPPER_2 = "com.fasterxml.jackson.databind.ObjectMapper";
    private static final String MAPPER_3 = "tools.jackson.databind.ObjectMapper";
    private static final String JACKSON_2 = "com.fasterxml.jackson.core:jackson-databind, version 2.21 or newer";
    private static final String JACKSON_3 = "tools.jackson.core:jackson-databind, version 3.1 or newer";

    private JsonLibraries() {}

    /** Prefers Jackson 3: an application on it often has Jackson 2 as well, for other libraries, and seldom the other way round. */
    static Json detect() {
        if (isPresent(MAPPER_3)) {
            return linked(JACKSON_3, Jackson3Json::detected);
        }
        if (isPresent(MAPPER_2)) {
            return linked(JACKSON_2, Jackson2Json::detected);
        }
        throw mistake("There is no JSON library on the class path; add " + JACKSON_2 + ", or " + JACKSON_3);
    }

    static Json using(Object mapper) {
        for (Class<?> type = mapper.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(MAPPER_3)) {
                return linked(JACKSON_3, () -> Jackson3Json.using(mapper));
            }
            if (type.getName().equals(MAPPER_2)) {
                return linked(JACKSON_2, () -> Jackson2Json.using(mapper));
            }
        }
        throw mistake("A " + mapper.getClass().getName() + " is not a JSON mapper; pass a " + MAPPER_2
                + " or a tools.jackson.databind.json.JsonMapper");
    }

    /** Makes the exception for a mapper that reads something else than JSON. */
    static WebhookConfigurationException otherFormat(Object mapper, @Nullable String format) {
        return mistake("A " + mapper.getClass().getName() + " that reads " + format
                + " is not a JSON mapper; pass one that reads JSON");
    }

    /** Makes the exception for a mapper whose class does not say how to copy it. */
    static WebhookConfigurationException notCopied(Object mapper, String method) {
        return mistake("A " + mapper.getClass().getName() + " cannot be copied; override " + method
                + " in that class, or pass a mapper of the library's own class");
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, JsonLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Json linked(String library, Supplier<Library> reader) {
        try {
            return new StrictJson(reader.get());
        } catch (LinkageError | ClassCastException | ServiceConfigurationError e) {
            throw mistake("The JSON library cannot be used (" + e
                    + "); give this library and the application the same copy of " + library
                    + ", with modules of the same version");
        }
    }

    private static WebhookConfigurationException mistake(String sentence) {
        return new WebhookConfigurationException(List.of(sentence));
    }
}
