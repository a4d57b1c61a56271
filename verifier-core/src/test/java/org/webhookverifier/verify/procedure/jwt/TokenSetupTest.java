package org.webhookverifier.verify.procedure.jwt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.jwt.Tokens.source;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Verifier;

/** What keeps an application from starting. */
class TokenSetupTest {
    @Test
    void a_setting_that_the_proof_needs_is_missing() {
        assertMistake(
                source("google-pubsub"),
                "Source 'hooks': Provider 'google-pubsub' needs the setting 'audience': set it",
                "needs the setting 'email'");
        assertMistake(source("google-pubsub").setting("audience", " ").setting("email", "x"), "'audience'");
    }

    @Test
    void the_public_url_is_missing() {
        assertMistake(source("qstash", "s"), "Provider 'qstash' signs the URL that it calls: set publicUrl");
        assertMistake(source("messagebird", "s"), "Provider 'messagebird' signs the URL that it calls");
    }

    @Test
    void a_secret_lacks_the_id_of_its_key() {
        for (String secret : new String[] {"secret", ":secret", "id:"}) {
            assertMistake(source("livekit", secret), "A secret has to have the form id:secret");
        }
    }

    @Test
    void a_description_is_mistaken() {
        assertMistake(
                described(Map.of("header", "X", "algorithms", "HS256,none", "bodyclaim", "x")),
                "names the algorithm 'none', which is none; known are [HS256, ",
                "has the parameter 'bodyclaim', which the procedure 'jwt' does not know.");
        assertMistake(
                described(Map.of()), "lacks the parameter 'header'", "does not say which algorithms its tokens have");
        assertMistake(
                described(Map.of(
                        "header",
                        "X",
                        "algorithms",
                        "HS256",
                        "leewaySeconds",
                        ">",
                        "futureSeconds",
                        "-1",
                        "bodyEncoding",
                        "x")),
                "has the parameter 'leewaySeconds' of '>', which is no number of seconds.",
                "has the parameter 'futureSeconds' of '-1', which is no number of seconds.",
                "has the parameter 'bodyEncoding' of 'x', which the procedure 'jwt' does not know; it may be one of [HEX, ");
        assertMistake(
                described(Map.of("header", "{setting:x", "algorithms", "HS256")),
                "has a parameter with '{setting:' and no '}' after it.");
    }

    private static SourceBuilder described(Map<String, String> parameters) {
        Provider acme = Provider.builder("acme")
                .scheme(new CodedScheme("jwt", parameters, "", true))
                .build();
        return Source.named("hooks").provider(acme).secrets("secret");
    }

    @Test
    void nimbus_is_missing_for_public_keys_and_not_for_shared_secrets() throws Exception {
        try (var loader = new WithoutNimbus()) {
            loader.make("livekit", "id:secret");

            assertThatThrownBy(() -> loader.make("plaid", "{}"))
                    .hasMessageContaining(
                            "Provider 'plaid' signs with public keys, and the library for them is missing;"
                                    + " add com.nimbusds:nimbus-jose-jwt, version 10 or newer.");
            assertThatThrownBy(() -> loader.make("truelayer", "{}"))
                    .hasMessageContaining("add com.nimbusds:nimbus-jose-jwt");
        }
    }

    private static void assertMistake(SourceBuilder source, String... parts) {
        assertThatThrownBy(() -> Verifier.of(source.build()))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContainingAll(parts);
    }

    /** Loads everything afresh, but nothing of Nimbus. */
    private static final class WithoutNimbus extends URLClassLoader {
        WithoutNimbus() {
            super(places(), ClassLoader.getPlatformClassLoader());
        }

        void make(String provider, String secret) throws Exception {
            try {
                loadClass(Verifier.class.getName())
                        .getMethod("of", String.class, String[].class)
                        .invoke(null, provider, new String[] {secret});
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : new IllegalStateException(e.getCause());
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.nimbusds.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        private static URL[] places() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(WithoutNimbus::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String place) {
            try {
                return Path.of(place).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
