package org.webhookverifier;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The layout of core, as rules. */
class ArchitectureTest {
    private static final String CHECKS_THAT_COMPARE =
            "org\\.webhookverifier\\..*(Mac|Hmac|Token|Basic|Bearer).*Check.*";

    private static JavaClasses core;

    @BeforeAll
    static void read() {
        core = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.webhookverifier");
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.webhookverifier.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void jackson_2_is_known_to_one_class() {
        onlyIn(
                "org\\.webhookverifier\\.json\\.Jackson2Json(\\$.*)?",
                "com.fasterxml.jackson.databind..",
                "com.fasterxml.jackson.core..");
    }

    @Test
    void jackson_3_is_known_to_one_class() {
        onlyIn("org\\.webhookverifier\\.json\\.Jackson3Json(\\$.*)?", "tools.jackson..");
    }

    @Test
    void caffeine_is_known_to_admission_and_the_key_cache() {
        onlyIn("org\\.webhookverifier\\.(admit\\..*|verify\\.KeyCache(\\$.*)?)", "com.github.benmanes.caffeine..");
    }

    @Test
    void bouncy_castle_is_known_to_the_keys_of_its_curves_and_to_the_one_hash_of_it() {
        onlyIn(
                "org\\.webhookverifier\\.verify\\.(Ed25519Key|EcdsaKey|procedure\\.item\\.Moralis)",
                "org.bouncycastle..");
    }

    @Test
    void nimbus_is_known_to_the_keys_of_tokens() {
        onlyIn("org\\.webhookverifier\\.verify\\.procedure\\.jwt\\.(NimbusKeys?|PemKeys)(\\$.*)?", "com.nimbusds..");
    }

    @Test
    void jsonata_is_known_to_one_class() {
        onlyIn("org\\.webhookverifier\\.transform\\.JsonataExpression(\\$.*)?", "com.dashjoin..");
    }

    @Test
    void connections_are_opened_by_one_class() {
        onlyIn(
                "org\\.webhookverifier\\.(source\\.(HttpsDownloads|LimitedBody)|forward\\.Forward)(\\$.*)?",
                "java.net.http..");
        nowhere(Use.of(URL.class, "openConnection", "openStream").or(Use.of(Socket.class, "<init>", "connect")));
    }

    @Test
    void no_framework_reaches_core() {
        onlyIn(
                "nowhere",
                "jakarta.servlet..",
                "javax.servlet..",
                "jakarta.ws.rs..",
                "org.springframework..",
                "io.quarkus..",
                "io.vertx..");
    }

    @Test
    void checks_of_secrets_compare_in_constant_time() {
        noClasses()
                .that(nameMatching(CHECKS_THAT_COMPARE))
                .should()
                .accessTargetWhere(Use.of(String.class, "equals", "equalsIgnoreCase", "contentEquals", "regionMatches")
                        .or(Use.of(String.class, "compareTo", "compareToIgnoreCase"))
                        .or(Use.of(Arrays.class, "equals", "compare", "mismatch"))
                        .or(Use.of(Objects.class, "equals", "deepEquals")))
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void the_hot_path_uses_no_regex() {
        onHotPath(dependOnClassesThat(resideInAPackage("java.util.regex..")));
        onHotPath(accessTargetWhere(Use.of(String.class, "matches", "split", "replaceAll", "replaceFirst")));
    }

    @Test
    void the_hot_path_formats_no_text() {
        onHotPath(accessTargetWhere(Use.of(String.class, "format", "formatted")));
    }

    @Test
    void nothing_depends_on_the_default_charset_locale_or_zone() {
        nowhere(Use.exactly(String.class, "getBytes")
                .or(Use.exactly(String.class, "<init>", byte[].class))
                .or(Use.exactly(String.class, "<init>", byte[].class, int.class, int.class))
                .or(Use.exactly(ByteArrayOutputStream.class, "toString"))
                .or(Use.exactly(InputStreamReader.class, "<init>", InputStream.class))
                .or(Use.of(Charset.class, "defaultCharset")));
        nowhere(Use.exactly(String.class, "toLowerCase")
                .or(Use.exactly(String.class, "toUpperCase"))
                .or(Use.exactly(String.class, "format", String.class, Object[].class))
                .or(Use.of(String.class, "formatted"))
                .or(Use.of(Locale.class, "getDefault"))
                .or(Use.of(ZoneId.class, "systemDefault")));
    }

    @Test
    void only_builders_and_the_verifiers_factory_take_the_clock_of_the_system() {
        // ElapsedTime only asks whether a clock that it is given is the system's.
        noClasses()
                .that(not(nameMatching(".*Builder|.*\\.verify\\.Verifier|.*\\.admit\\.ElapsedTime")))
                .should()
                .accessTargetWhere(Use.exactly(Instant.class, "now")
                        .or(Use.exactly(System.class, "currentTimeMillis"))
                        .or(Use.of(Clock.class, "systemUTC", "systemDefaultZone", "system", "tickSeconds")))
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void nothing_sleeps() {
        nowhere(Use.of(Thread.class, "sleep"));
    }

    @Test
    void logging_is_slf4j_only() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(core);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(core);
    }

    @Test
    void names_say_what_a_class_does() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$](Abstract[A-Z]\\w*|\\w*(Utils?|Manager|Impl))")
                .check(core);
    }

    private static void onlyIn(String classes, String... packages) {
        noClasses()
                .that(not(nameMatching(classes)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(core);
    }

    private static void nowhere(DescribedPredicate<JavaAccess<?>> use) {
        noClasses().should().accessTargetWhere(use).check(core);
    }

    private static void onHotPath(ArchCondition<JavaClass> condition) {
        noClasses()
                .that()
                .resideInAnyPackage("org.webhookverifier.request..", "org.webhookverifier.verify..")
                .should(condition)
                .allowEmptyShould(true)
                .check(core);
    }
}
