package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;

/** Secrets, signatures and bodies are searched for in everything that can be printed. */
class CanaryTest {
    private static final String SECRET = "canarysecret";
    private static final String BODY = "canarybody";
    private static final String HEADER = "canaryheader";
    private static final Provider TOKEN =
            Provider.builder("token").scheme(TokenScheme.basic()).build();

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Setup> setups = List.of(
            Setup.of("stripe", "whsec_" + SECRET),
            Setup.of("github", SECRET),
            Setup.of("slack", SECRET),
            Setup.of("standard-webhooks", "whsec_" + SECRET),
            Setup.of("gitlab", SECRET, "whsec_" + SECRET),
            Setup.of(TOKEN, "user:" + SECRET));

    @BeforeEach
    void listenToEverything() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    @Test
    void nothing_that_takes_part_in_a_verification_prints_a_secret_a_signature_or_a_body() {
        for (Setup setup : setups) {
            WebhookSigner signer = setup.signer().header("X-Canary", HEADER);
            Verifier verifier = setup.verifier();
            for (Mutation mutation : Mutation.all(signer)) {
                var request = signer.sign(BODY, mutation);
                Verification verification = verifier.verify(request);

                assertThat(printed(List.of(request, request.headers(), verification, mutation)))
                        .allSatisfy(text -> assertThat(text).doesNotContain(SECRET, BODY, HEADER));
            }
            var sound = verifier.verify(signer.sign(BODY));
            String proof = signer.sign(BODY)
                    .headers()
                    .first(signer.securityHeaders().get(0))
                    .orElseThrow();

            assertThat(printed(List.of(setup.source(), verifier, signer, sound)))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(text -> assertThat(text).doesNotContain(SECRET, BODY, HEADER, proof));
        }
        assertThat(logged()).doesNotContain("canary");
    }

    @Test
    void no_mistake_at_start_up_quotes_a_secret() {
        List<SourceBuilder> wrong = List.of(
                Source.of("stripe", SECRET + " "),
                Source.of("stripe", "\t" + SECRET),
                Source.of("stripe", SECRET, SECRET),
                Source.of("stripe", "${" + SECRET + "}"),
                Source.of("stripe", SECRET + "\uD83D"),
                Source.of("standard-webhooks", "whsec_" + SECRET + "*"),
                Source.of("sripe", SECRET),
                Source.named("a").secrets(SECRET),
                Source.named("a").provider(TOKEN).secrets(SECRET),
                Source.named("a").provider("stripe").secrets(SECRET).secretResolver(tenant -> List.of()),
                Source.of("stripe", SECRET).path("{tenant}"));
        for (SourceBuilder source : wrong) {
            assertThat(thrownBy(source)).isNotEmpty().doesNotContain(SECRET);
        }
        assertThat(logged()).doesNotContain(SECRET);
    }

    @Test
    void a_resolver_that_fails_is_logged_without_secret_request_or_line_break() {
        Source source = Source.named("s")
                .provider("standard-webhooks")
                .path("/{tenant}")
                .secretResolver(tenant -> List.of(Secret.of(SECRET + "*")))
                .build();
        Verifier.of(source).verify(setups.get(3).signer().sign(BODY), "acme\r\nINFO forged " + HEADER);

        assertThat(logged()).contains("source 's', tenant ''").doesNotContain(SECRET, BODY, HEADER, "forged");
    }

    private static String thrownBy(SourceBuilder source) {
        try {
            source.build();
            return "";
        } catch (RuntimeException e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    private String logged() {
        var text = new StringBuilder();
        for (ILoggingEvent event : log.list) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return text.toString();
    }

    /** Returns what every object of ours prints that can be reached from the given ones. */
    private static List<String> printed(Collection<?> roots) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        roots.forEach(root -> reach(root, seen));
        var texts = new ArrayList<String>();
        for (Object object : seen) {
            if (isOurs(object.getClass())) {
                texts.add(object.toString());
            }
        }
        return texts;
    }

    private static void reach(Object object, Set<Object> seen) {
        if (object == null || !seen.add(object)) {
            return;
        }
        if (object instanceof Object[] array) {
            List.of(array.clone()).forEach(element -> reach(element, seen));
        } else if (object instanceof Collection<?> elements) {
            elements.forEach(element -> reach(element, seen));
        } else if (object instanceof Map<?, ?> map) {
            map.values().forEach(value -> reach(value, seen));
        } else if (isOurs(object.getClass())) {
            for (Field field : object.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    reach(value(field, object), seen);
                }
            }
        }
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(field.toString(), e);
        }
    }

    // What the objects hold may be a secret; what matters is whether one of them prints it.
    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.webhookverifier.") && !type.isEnum() && !type.isHidden();
    }

    @Test
    void the_search_finds_what_is_there() {
        record Careless(String secret) {}

        assertThat(printed(List.of(List.of(new Careless(SECRET)))))
                .singleElement()
                .asString()
                .contains(SECRET);
        LoggerFactory.getLogger("x").trace(new String(SECRET.getBytes(UTF_8), UTF_8));
        assertThat(logged()).contains(SECRET);
    }
}
