package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.webhookverifier.fuzz.Watch.require;

import java.util.Arrays;
import java.util.Base64;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.fuzz.Watch;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;

/** Public keys as pasted; the scheme asks for RSA, whose keys take no long calculation to check. */
public final class KeyTextFuzz {
    private static final SignatureScheme RSA = (SignatureScheme) Provider.builder("acme")
            .scheme(SignatureScheme.header("X-S")
                    .algorithm(Algorithm.RSA)
                    .hash(Hash.SHA256)
                    .key(KeyFormat.PUBLIC_KEY))
            .build()
            .schemes()
            .get(0);

    private KeyTextFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, KeyTextFuzz::check);
    }

    private static void check(byte[] input) {
        String text = new String(input, UTF_8);
        PublicKeyText read = PublicKeyText.read(text);
        try {
            PublicKeys.read(RSA, "", text);
        } catch (WebhookConfigurationException e) {
            require(read == null || text.length() < 16 || e.getMessage().indexOf(text) < 0, "a key is quoted");
        }
        if (read != null && read.label().isEmpty() && read.bytes().length > 0) {
            // What is in front becomes a slash, so that it does not look hexadecimal.
            byte[] padded = new byte[read.bytes().length + 4];
            padded[0] = -1;
            System.arraycopy(read.bytes(), 0, padded, 4, read.bytes().length);
            PublicKeyText again = PublicKeyText.read(Base64.getEncoder().encodeToString(padded));
            require(again != null && Arrays.equals(again.bytes(), padded), "Base64 is not read back");
        }
    }
}
