package org.webhookverifier.verify;

import java.util.List;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.source.Secret;

/** Reads public keys in the notations that providers hand out. */
final class PublicKeys {
    private PublicKeys() {}

    /**
     * Reads a key.
     *
     * @throws WebhookConfigurationException if it is none, of another kind than the scheme wants, or too weak
     */
    @SuppressWarnings("DoNotCallSuggester")
    static SignatureKey read(SignatureScheme scheme, String id, Secret secret) {
        throw new WebhookConfigurationException(List.of("A secret is a public key of a kind that is not read yet."));
    }
}
