package org.webhookverifier.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.webhookverifier.fuzz.Watch.require;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.fuzz.Watch;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** Description files: every mistake in them is said as one of the configuration, at the latest when the verifier is made. */
public final class DescriptionFuzz {
    private static final WebhookRequest REQUEST = WebhookRequest.post("/in?sig=00&t=1")
            .header("X-S", "00")
            .header("X-T", "1")
            .body("{}".getBytes(UTF_8))
            .build();

    private DescriptionFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, DescriptionFuzz::check);
    }

    private static void check(byte[] input) {
        Provider provider = read(new String(input, UTF_8));
        if (provider == null) {
            return;
        }
        try {
            Source source = Source.named("acme")
                    .provider(provider)
                    .unsafeUnconfirmedProvider()
                    .secrets("c2VjcmV0c2VjcmV0c2VjcmV0")
                    .publicUrl("https://hooks.example.com")
                    .build();
            require(!(Verifier.of(source).verify(REQUEST) instanceof Verified), "a request that nobody signed");
        } catch (WebhookConfigurationException e) {
            require(!e.getMessage().isEmpty(), "a mistake without a message");
        }
    }

    private static @Nullable Provider read(String text) {
        try {
            return Description.read(text);
        } catch (WebhookConfigurationException e) {
            return null;
        } catch (IllegalArgumentException e) {
            require(e.getMessage() != null, "a mistake without a message");
            return null;
        }
    }
}
