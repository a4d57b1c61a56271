package org.webhookverifier.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathTest {
    private final SourcePath plain = new SourcePath("/webhooks/stripe");
    private final SourcePath tenants = new SourcePath("/hooks/{tenant}/shopify");

    @Test
    void a_path_without_tenant_matches_itself_alone() {
        assertThat(plain.hasTenant()).isFalse();
        assertThat(plain.match("/webhooks/stripe")).hasValue("");
        assertThat(plain.match("/webhooks/stripe/")).isEmpty();
        assertThat(plain.match("/webhooks/Stripe")).isEmpty();
        assertThat(plain.match("/webhooks/str%69pe")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "acme", "A-1_b.c~d", "..."})
    void a_tenant_is_taken_as_written(String tenant) {
        assertThat(tenants.hasTenant()).isTrue();
        assertThat(tenants.match("/hooks/" + tenant + "/shopify")).hasValue(tenant);
    }

    @ParameterizedTest
    @CsvSource({
        "/hooks//shopify",
        "/hooks/shopify",
        "/hooks/./shopify",
        "/hooks/../shopify",
        "/hooks/a/b/shopify",
        "/hooks/%61/shopify",
        "/hooks/a%2Fb/shopify",
        "/hooks/ä/shopify",
        "/hooks/a;x=1/shopify",
        "/hooks/a/shopify/",
        "/other/a/shopify",
        "/hooks/a/shopif",
        "/",
        "''",
    })
    void anything_else_is_no_tenant(String path) {
        assertThat(tenants.match(path)).isEmpty();
    }

    @Test
    void a_tenant_has_at_most_64_characters() {
        assertThat(tenants.match("/hooks/" + "a".repeat(64) + "/shopify")).isPresent();
        assertThat(tenants.match("/hooks/" + "a".repeat(65) + "/shopify")).isEmpty();
    }

    @Test
    void a_tenant_may_be_the_last_segment() {
        assertThat(new SourcePath("/hooks/{tenant}").match("/hooks/acme")).hasValue("acme");
        assertThat(new SourcePath("/hooks/{tenant}").match("/hooks/")).isEmpty();
        assertThat(new SourcePath("/hooks/{tenant}")).hasToString("/hooks/{tenant}");
    }
}
