package org.webhookverifier.fuzz;

import java.util.Map;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.provider.TimestampFormat.Unit;
import org.webhookverifier.provider.TokenScheme;

/**
 * A way to write signature and time into headers.
 *
 * @param name its name
 * @param prefix what the signature starts with
 * @param secret a secret
 * @param time how the time of the signature is written; empty if there is none
 */
record Syntax(String name, String prefix, String secret, String time) {
    private static final String SECONDS = "1767225600";
    private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Map<String, Syntax> KNOWN = Map.of(
            "list", new Syntax("list", "v1=", "secret", SECONDS),
            "prefix", new Syntax("prefix", "sha256=", "secret", ""),
            "plain-hex", new Syntax("plain-hex", "", "secret", ""),
            "plain-base64", new Syntax("plain-base64", "", "secret", ""),
            "base64url-time", new Syntax("base64url-time", "v0=", "secret", SECONDS + "000"),
            "spaced", new Syntax("spaced", "v1,", WHSEC, SECONDS),
            "semicolons", new Syntax("semicolons", "s=", "secret", SECONDS),
            "iso-time", new Syntax("iso-time", "", "secret", "2026-01-01T00:00:00Z"),
            "bearer", new Syntax("bearer", "Bearer ", "a-long-token", ""),
            "basic", new Syntax("basic", "Basic ", "user:a-long-password", ""));

    static Syntax named(String name) {
        return KNOWN.get(name);
    }

    /** Returns the header of the signature. */
    String header() {
        return prefix.endsWith(" ") ? "Authorization" : "X-S";
    }

    /** Returns the header of the time, or an empty text. */
    String timeHeader() {
        return time.isEmpty() || name.equals("list") || name.equals("semicolons") ? "" : "X-T";
    }

    /** Returns the signature alone. */
    String bare(String value) {
        return value.substring(value.indexOf(prefix) + prefix.length());
    }

    /**
     * Returns a provider of this syntax.
     *
     * @param required a header that has to be 1; none if empty
     */
    Provider provider(String required) {
        var provider = Provider.builder("acme").id("header:X-Id");
        if (prefix.endsWith(" ")) {
            return provider.scheme(name.equals("bearer") ? TokenScheme.bearer() : TokenScheme.basic())
                    .build();
        }
        SignatureSchemeBuilder scheme = scheme();
        return provider.scheme(required.isEmpty() ? scheme : scheme.require(required, "1"))
                .build();
    }

    private SignatureSchemeBuilder scheme() {
        var scheme = SignatureScheme.header("X-S").hash(Hash.SHA256).prefix(prefix);
        return switch (name) {
            case "list" -> scheme.separator(',').timestampItem("t=").content("{timestamp}.{body}");
            case "semicolons" ->
                scheme.separator(';')
                        .timestampItem("ts=")
                        .content("{timestamp}{body}")
                        .hash(Hash.SHA1);
            case "plain-base64" -> scheme.encoding(Encoding.BASE64);
            case "base64url-time" ->
                scheme.encoding(Encoding.BASE64URL)
                        .timestampHeader("X-T")
                        .unit(Unit.MILLISECONDS)
                        .content("v0:{timestamp}:{body}");
            case "spaced" ->
                scheme.separator(' ')
                        .encoding(Encoding.BASE64)
                        .key(KeyFormat.WHSEC)
                        .idHeader("X-Id")
                        .timestampHeader("X-T")
                        .content("{id}.{timestamp}.{body}");
            case "iso-time" -> scheme.timestampHeader("X-T").unit(Unit.ISO_8601).content("{timestamp}.{body}");
            default -> scheme;
        };
    }
}
