package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;

/** Reads the key out of a secret, in the sender's way: written apart from the verifier, to be able to contradict it. */
final class SigningKeys {
    private static final String WHSEC = "whsec_";

    private SigningKeys() {}

    static byte[] bytes(KeyFormat format, String secret) {
        return switch (format) {
            case UTF8, PUBLIC_KEY -> secret.getBytes(UTF_8);
            case NFKD -> Normalizer.normalize(secret, Normalizer.Form.NFKD).getBytes(UTF_8);
            case HEX -> HexFormat.of().parseHex(secret);
            case BASE64 -> Base64.getDecoder().decode(secret);
            case WHSEC -> Base64.getDecoder().decode(secret.replaceFirst("^" + WHSEC, ""));
        };
    }

    /** Returns a secret of the same form that stands for another key. */
    static String other(Scheme scheme, String secret) {
        KeyFormat format = scheme instanceof SignatureScheme hmac ? hmac.key() : KeyFormat.UTF8;
        if (format == KeyFormat.UTF8) {
            return secret + "x";
        }
        byte[] key = bytes(format, secret);
        key[key.length - 1] ^= 1;
        if (format == KeyFormat.HEX) {
            return HexFormat.of().formatHex(key);
        }
        return (secret.startsWith(WHSEC) ? WHSEC : "") + Base64.getEncoder().encodeToString(key);
    }
}
