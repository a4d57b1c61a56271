package org.webhookverifier.verify.procedure.canon;

import java.util.List;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Source;

/** What a source has to say for a procedure to work. */
final class Rules {
    private Rules() {}

    /**
     * Requires the public URL.
     *
     * @throws WebhookConfigurationException if it is not set
     */
    static void requirePublicUrl(Source source) {
        if (source.publicUrl().isEmpty() && !source.publicUrlFromProxies()) {
            throw new WebhookConfigurationException(List.of("Source '" + source.name() + "': Provider '"
                    + source.provider().id()
                    + "' signs the URL that it calls: set publicUrl, for example https://hooks.example.com."));
        }
    }
}
