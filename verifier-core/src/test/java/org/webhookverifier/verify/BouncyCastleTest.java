package org.webhookverifier.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Source;

class BouncyCastleTest {
    private static final String KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void where_it_is_missing_the_application_does_not_start_and_learns_what_to_add() throws Exception {
        try (var loader = new URLClassLoader(classPathWithoutBouncyCastle(), ClassLoader.getPlatformClassLoader())) {
            var of = loader.loadClass(Verifier.class.getName()).getMethod("of", String.class, String[].class);

            assertThat(of.invoke(null, "stripe", new String[] {"whsec_x"})).isNotNull();
            assertThat(of.invoke(null, "kick", new String[] {KeyPairs.pem(KeyPairs.RSA)}))
                    .isNotNull();
            assertThatThrownBy(() -> of.invoke(null, "discord", new String[] {KEY}))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageContaining(
                            "Source 'discord': A secret is a key of Ed25519 or ECDSA, which takes Bouncy Castle")
                    .hasMessageContaining("add org.bouncycastle:bcprov-jdk18on");
        }
    }

    private static URL[] classPathWithoutBouncyCastle() throws Exception {
        var urls = new ArrayList<URL>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (!entry.contains("bcprov")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    @Test
    void keys_that_cannot_be_read_are_reported_with_all_other_mistakes_each_with_its_source() {
        var builder = WebhookReceiver.builder()
                .source(Source.of("discord", "canary", KeyPairs.pem(KeyPairs.RSA)))
                .source(Source.of("telnyx", KEY))
                .source(Source.named("mail").provider("sendgrid").secrets(KEY))
                .source(Source.of("stripe", " "));

        assertThatThrownBy(builder::build)
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("has 4 mistakes")
                .hasMessageContaining("Source 'discord': A secret is no public key for Ed25519")
                .hasMessageContaining(
                        "Source 'discord': A secret is a public key for RSA, but the provider signs with Ed25519")
                .hasMessageContaining(
                        "Source 'mail': A secret is a public key for Ed25519, but the provider signs with ECDSA")
                .hasMessageContaining("Source 'stripe': A secret is blank")
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining(KEY);
    }
}
