package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;

/** What is found when libraries are taken away from, or given twice to, classes that are loaded afresh. */
@Tag("json")
class JsonPresenceTest {
    private static final String JACKSON_2 = "com.fasterxml.jackson.";
    private static final String JACKSON_3 = "tools.jackson.";

    @Test
    void prefers_jackson_3() throws Exception {
        assumeTrue(
                Present.jackson2() && Present.jackson3(),
                "ONE JACKSON IS MISSING: the choice between two is not tested");

        assertThat(detected()).isEqualTo("Json[Jackson 3]");
        assertThat(Json.detect()).hasToString("Json[Jackson 3]");
    }

    @Test
    void works_without_jackson_3() throws Exception {
        assumeTrue(Present.jackson2(), "JACKSON 2 IS MISSING: it is not tested alone");

        assertThat(detected(JACKSON_3)).isEqualTo("Json[Jackson 2]");
    }

    @Test
    void works_without_jackson_2() throws Exception {
        assumeTrue(Present.jackson3(), "JACKSON 3 IS MISSING: it is not tested alone");

        assertThat(detected("com.fasterxml.jackson.core.", "com.fasterxml.jackson.databind."))
                .isEqualTo("Json[Jackson 3]");
    }

    @Test
    void names_both_dependencies_without_any() {
        assertThatThrownBy(() -> detected(JACKSON_2, JACKSON_3))
                .hasToString(new WebhookConfigurationException(List.of("There is no JSON library on the class path;"
                                + " add com.fasterxml.jackson.core:jackson-databind, version 2.21 or newer,"
                                + " or tools.jackson.core:jackson-databind, version 3.1 or newer"))
                        .toString());
    }

    @Test
    void says_so_when_a_library_is_there_only_in_part() {
        assumeTrue(Present.jackson2(), "JACKSON 2 IS MISSING: it is not tested in part");

        assertThatThrownBy(() -> detected(JACKSON_3, "com.fasterxml.jackson.core.util.JsonRecyclerPools"))
                .hasMessageContaining("The JSON library cannot be used (")
                .hasMessageContaining("com.fasterxml.jackson.core:jackson-databind, version 2.21 or newer");
    }

    @Test
    void refuses_a_mapper_from_another_copy_of_the_library() {
        assumeTrue(Present.jackson2(), "JACKSON 2 IS MISSING: two copies of it are not tested");

        assertThatThrownBy(() -> {
                    try (var theirs = new Without()) {
                        Json.using(theirs.loadClass("com.fasterxml.jackson.databind.ObjectMapper")
                                .getConstructor()
                                .newInstance());
                    }
                })
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("The JSON library cannot be used (java.lang.ClassCastException")
                .hasMessageContaining("the same copy of com.fasterxml.jackson.core:jackson-databind");
    }

    /** Detects in fresh classes, reads with what is found, and returns its name. */
    private static String detected(String... missing) throws Exception {
        try (var loader = new Without(missing)) {
            Object json =
                    loader.loadClass(Json.class.getName()).getMethod("detect").invoke(null);
            Object map = loader.loadClass(Json.class.getName())
                    .getMethod("bind", byte[].class, Type.class)
                    .invoke(json, "{\"a\":[1]}".getBytes(UTF_8), Map.class);
            assertThat(map).hasToString("{a=[1]}");
            return json.toString();
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    /** Loads our classes and the libraries' a second time, without those whose names start with a prefix. */
    private static final class Without extends URLClassLoader {
        private final List<String> missing;

        private Without(String... missing) {
            super(places(), ClassLoader.getPlatformClassLoader());
            this.missing = List.of(missing);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (missing.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        private static URL[] places() {
            return Stream.of(
                            "org.webhookverifier.json.Json",
                            "com.fasterxml.jackson.annotation.JsonProperty",
                            "com.fasterxml.jackson.core.JsonFactory",
                            "com.fasterxml.jackson.databind.ObjectMapper",
                            "tools.jackson.core.JsonParser",
                            "tools.jackson.databind.ObjectMapper")
                    .flatMap(Without::place)
                    .toArray(URL[]::new);
        }

        private static Stream<URL> place(String type) {
            try {
                var found = Class.forName(type, false, Without.class.getClassLoader());
                return Stream.of(found.getProtectionDomain().getCodeSource().getLocation());
            } catch (ClassNotFoundException e) {
                return Stream.empty();
            }
        }
    }
}
