package org.webhookverifier.testkit;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.source.Source;

/** A source for each scheme of every provider of the catalogue that a description says all about. */
final class DescribedSetups {
    // Making keys for RSA takes a while.
    private static final Map<String, SigningPair> PAIRS = new HashMap<>();

    private DescribedSetups() {}

    static synchronized List<Setup> all() {
        var setups = new ArrayList<Setup>();
        for (String name : Provider.names()) {
            Provider provider = Provider.named(name);
            if (provider.schemes().stream().noneMatch(CodedScheme.class::isInstance)) {
                for (Scheme scheme : provider.schemes()) {
                    setups.add(setup(provider, scheme));
                }
            }
        }
        return setups;
    }

    private static Setup setup(Provider provider, Scheme scheme) {
        var source = Source.named(provider.id()).provider(provider).publicUrl("https://hooks.example.com");
        if (provider.unconfirmed()) {
            source.unsafeUnconfirmedProvider();
        }
        List<String> privateKeys = List.of();
        if (scheme instanceof SignatureScheme signature && signature.algorithm().isPublicKey()) {
            SigningPair pair = PAIRS.computeIfAbsent(provider.id(), id -> SigningPair.generate(provider));
            source.secrets(pair.publicKey());
            privateKeys = List.of(pair.privateKey());
        } else {
            source.secrets(secret(scheme));
        }
        if (scheme instanceof SignatureScheme signature) {
            for (ContentPart part : signature.content().parts()) {
                if (part instanceof ContentPart.Setting setting) {
                    source.setting(setting.name(), "value of " + setting.name());
                }
            }
        }
        String name =
                provider.id() + ", described" + (scheme.secretPrefix().isEmpty() ? "" : ", " + scheme.secretPrefix());
        return new Setup(name, source.build(), SettableClock.at(Setup.NOW), privateKeys);
    }

    private static String secret(Scheme scheme) {
        if (scheme instanceof TokenScheme token) {
            return token.secretPrefix() + (token.form() == TokenScheme.Form.BASIC ? "user:password" : "token");
        }
        var signature = (SignatureScheme) scheme;
        String id = signature.keyIdHeader().isPresent() ? "key1:" : "";
        return switch (signature.key()) {
            case HEX -> signature.secretPrefix() + id + "0123456789abcdef";
            case BASE64 -> signature.secretPrefix() + id + Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, 4});
            case WHSEC -> Setup.WHSEC;
            case NFKD, UTF8, PUBLIC_KEY -> signature.secretPrefix() + id + "se\u00E9cret";
        };
    }
}
