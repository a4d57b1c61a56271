package org.webhookverifier.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.webhookverifier.fuzz.Watch.require;

import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.fuzz.Watch;
import org.webhookverifier.json.JsonPointer;

/** Templates, places and pointers that a programmer writes: a mistake in them is said as what it is documented to be. */
public final class TemplateFuzz {
    private TemplateFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, TemplateFuzz::check);
    }

    private static void check(byte[] input) {
        String text = new String(input, UTF_8);
        said(() -> require(Content.parse(text).equals(Content.parse(text)), "content is read in two ways"));
        said(() -> ReplyText.parse(text).refs());
        said(() -> Ref.parse(text));
        said(() -> {
            JsonPointer pointer = JsonPointer.parse(text);
            require(JsonPointer.parse(pointer.toString()).equals(pointer), "a pointer is not read back");
        });
        try {
            Provider.builder("acme")
                    .scheme(SignatureScheme.header("X-S").content(text).bodyUnsigned())
                    .id(text)
                    .build();
        } catch (WebhookConfigurationException e) {
            require(!e.getMessage().isEmpty(), "a mistake without a message");
        }
    }

    private static void said(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            require(e.getClass() == IllegalArgumentException.class, "an exception by chance: " + e);
        }
    }
}
