package org.webhookverifier.source;

import static org.webhookverifier.fuzz.Watch.require;

import java.util.List;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.fuzz.Lines;
import org.webhookverifier.fuzz.Watch;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.verify.Verifier;

/** What a programmer says of a source; the lines are secret, path, public URL and an address range. */
public final class SourceFuzz {
    private static final List<Provider> PROVIDERS = List.of(
            provider(signature().key(KeyFormat.HEX)),
            provider(signature().key(KeyFormat.BASE64).secretPrefix("v1_")),
            provider(signature().key(KeyFormat.WHSEC).keyIdHeader("X-Key")),
            provider(signature().key(KeyFormat.NFKD).secretLabel("primary")),
            Provider.builder("acme").scheme(TokenScheme.basic()).build());

    private SourceFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, SourceFuzz::check);
    }

    private static SignatureSchemeBuilder signature() {
        return SignatureScheme.header("X-S");
    }

    private static Provider provider(SignatureSchemeBuilder scheme) {
        return Provider.builder("acme").scheme(scheme).build();
    }

    private static void check(byte[] input) {
        Lines lines = Lines.of(input);
        String secret = lines.get(0);
        String said = mistake(secret, lines);
        if (secret.length() >= 16 && said.contains(secret)) {
            String other = withTheMiddleTurned(secret);
            String saidOfTheOther = mistake(other, lines);
            require(said.equals(saidOfTheOther) || !saidOfTheOther.contains(other), "a secret is quoted");
        }
    }

    private static String mistake(String secret, Lines lines) {
        Provider provider = PROVIDERS.get(secret.length() % PROVIDERS.size());
        try {
            var source = Source.named("acme").provider(provider).secrets(secret);
            if (lines.size() > 1) {
                source.path(lines.get(1));
            }
            if (lines.size() > 2) {
                source.publicUrl(lines.get(2));
            }
            if (lines.size() > 3) {
                source.allow(lines.get(3));
            }
            Verifier.of(source.build());
            return "";
        } catch (WebhookConfigurationException e) {
            return e.getMessage();
        }
    }

    /** The fuzzer writes the secret into the other lines, which may be quoted: only what changes with the secret quotes it. */
    private static String withTheMiddleTurned(String secret) {
        int end = secret.length() - 4;
        return secret.substring(0, 4) + new StringBuilder(secret.substring(4, end)).reverse() + secret.substring(end);
    }
}
