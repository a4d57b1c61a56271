package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;

/** An application without any JSON library. */
@Tag("no-json")
class NoJsonTest {
    @BeforeAll
    static void needs_neither_library() {
        assumeFalse(
                Present.jackson2() || Present.jackson3(),
                "A JACKSON IS ON THE CLASS PATH: what happens without any is not tested in this run");
    }

    @Test
    void names_both_dependencies_when_there_is_none() {
        assertThatThrownBy(Json::detect)
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("There is no JSON library on the class path;"
                        + " add com.fasterxml.jackson.core:jackson-databind, version 2.21 or newer,"
                        + " or tools.jackson.core:jackson-databind, version 3.1 or newer");
    }

    @Test
    void says_what_a_mapper_is() {
        assertThatThrownBy(() -> Json.using("mapper"))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining(
                        "A java.lang.String is not a JSON mapper;"
                                + " pass a com.fasterxml.jackson.databind.ObjectMapper or a tools.jackson.databind.json.JsonMapper");
    }
}
