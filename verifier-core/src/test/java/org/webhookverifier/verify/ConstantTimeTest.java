package org.webhookverifier.verify;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.webhookverifier.verify.procedure.PublicText;

/** On 32 bytes a clock does not tell a comparison that stops early from one that does not, so that a rule has to. */
class ConstantTimeTest {
    private final JavaClasses verify = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.webhookverifier.verify");

    @Test
    void nothing_here_compares_bytes_or_texts_in_a_way_that_may_stop_early() {
        for (Class<?> type : List.of(String.class, Arrays.class, Objects.class, ByteBuffer.class, Buffer.class)) {
            noClasses()
                    .that(not(equivalentTo(PublicText.class)))
                    .should()
                    .accessTargetWhere(target(owner(equivalentTo(type)))
                            .and(target(nameMatching(
                                    "equals|equalsIgnoreCase|contentEquals|compare|compareTo|compareToIgnoreCase|mismatch"
                                            + "|deepEquals|regionMatches|endsWith|matches|contains"))))
                    .check(verify);
        }
    }
}
