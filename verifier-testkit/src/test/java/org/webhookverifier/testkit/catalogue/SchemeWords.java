package org.webhookverifier.testkit.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.SignatureScheme;

/** Says in words what a signature is and where things are. */
final class SchemeWords {
    private SchemeWords() {}

    static String algorithm(SignatureScheme scheme) {
        String hash = switch (scheme.hash()) {
            case MD5 -> "MD5";
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
        };
        return switch (scheme.algorithm()) {
            case HMAC -> "HMAC-" + hash;
            case DIGEST -> hash + " with the secret";
            case ED25519 -> "Ed25519";
            case ECDSA -> "ECDSA P-256, " + hash;
            case RSA -> "RSA, " + hash;
        };
    }

    static String encoding(SignatureScheme scheme) {
        Encoding encoding = scheme.signature().encoding();
        return encoding == Encoding.HEX ? "hex" : encoding == Encoding.BASE64 ? "Base64" : "Base64url";
    }

    static String part(ContentPart part, SignatureScheme scheme) {
        if (part instanceof ContentPart.Header header) {
            return "`" + header.name() + "`";
        }
        if (part instanceof ContentPart.Id) {
            return "`" + scheme.idHeader().orElse("") + "`";
        }
        if (part instanceof ContentPart.Value value) {
            return place(value.ref());
        }
        if (part instanceof ContentPart.Setting setting) {
            return "setting `" + setting.name() + "`";
        }
        boolean silent = part instanceof ContentPart.Literal || part instanceof ContentPart.SecretText;
        return silent
                ? ""
                : part instanceof ContentPart.BodyHash
                        ? "body"
                        : lower(part.getClass().getSimpleName());
    }

    static String places(List<Ref> refs) {
        return refs.stream().map(SchemeWords::place).collect(Collectors.joining(", "));
    }

    static String place(Ref ref) {
        String text = ref instanceof Ref.Header header
                ? header.name()
                : ref instanceof Ref.Query query
                        ? "?" + query.name()
                        : ref instanceof Ref.Json json
                                ? json.pointer().toString()
                                : ref instanceof Ref.Form form
                                        ? "form " + form.field()
                                        : "form " + ((Ref.FormJson) ref).field() + ((Ref.FormJson) ref).pointer();
        return "`" + text + "`";
    }

    static String lower(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
