package org.webhookverifier.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;

class UnconfirmedProviderTest {
    private static final Provider RUMOUR = Provider.builder("rumour")
            .scheme(SignatureScheme.header("X-Signature"))
            .unconfirmed()
            .build();

    @Test
    void is_refused_and_the_message_names_the_way_out() {
        assertThatThrownBy(() -> Source.named("rumour")
                        .provider(RUMOUR)
                        .secrets("canary")
                        .build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("Source 'rumour': Provider 'rumour' is not confirmed")
                .hasMessageContaining("unsafeUnconfirmedProvider()")
                .hasMessageNotContaining("canary");
    }

    @Test
    void is_refused_from_the_catalogue_too() {
        assertThat(Provider.named("vercel").unconfirmed()).isTrue();
        assertThatThrownBy(() -> Source.of("vercel", "canary").build()).hasMessageContaining("not confirmed");
    }

    @Test
    void is_taken_when_the_source_accepts_it_and_the_setting_shows() {
        Source source = Source.named("rumour")
                .provider(RUMOUR)
                .secrets("canary")
                .unsafeUnconfirmedProvider()
                .build();

        assertThat(source.unsafeSettings()).containsExactly("unsafeUnconfirmedProvider");
    }

    @Test
    void the_setting_does_not_show_where_it_weakens_nothing() {
        Source source =
                Source.of("github", "canary").unsafeUnconfirmedProvider().build();

        assertThat(source.unsafeSettings()).isEmpty();
    }
}
