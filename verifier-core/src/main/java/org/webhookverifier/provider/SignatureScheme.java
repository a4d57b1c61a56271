package org.webhookverifier.provider;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature over parts of the request: by HMAC, with a secret that both sides know, or with a key of which the provider has given
 * out the public half.
 *
 * <p>Immutable and thread-safe.
 */
public final class SignatureScheme implements Scheme {
    private final Algorithm algorithm;
    private final Hash hash;
    private final KeyFormat key;
    private final String secretPrefix;
    private final String secretLabel;
    private final @Nullable String keyIdHeader;
    private final Map<String, String> required;
    private final Content content;
    private final SignatureFormat signature;
    private final @Nullable TimestampFormat timestamp;
    private final @Nullable String idHeader;

    SignatureScheme(SignatureSchemeBuilder builder, SignatureFormat signature, Content content) {
        this.algorithm = builder.algorithm;
        this.hash = builder.hash;
        this.key = builder.key;
        this.secretPrefix = builder.secretLabel.isEmpty() ? builder.secretPrefix : builder.secretLabel + ":";
        this.secretLabel = builder.secretLabel;
        this.keyIdHeader = builder.keyIdHeader;
        this.required = Map.copyOf(builder.required);
        this.content = content;
        this.signature = signature;
        this.timestamp = builder.timestamp();
        this.idHeader = builder.idHeader;
    }

    /**
     * Starts the description of a scheme whose signature is in the given header.
     *
     * <p>The defaults: HMAC-SHA256 over <code>{body}</code>, the secret's UTF-8 bytes as key, one signature in hexadecimal.
     */
    public static SignatureSchemeBuilder header(String name) {
        return at("header:" + name);
    }

    /** Starts the description of a scheme whose signature is at one of the given places, see {@link Ref}. The defaults are the same. */
    public static SignatureSchemeBuilder at(String... refs) {
        return new SignatureSchemeBuilder(refs);
    }

    /** Returns what computes or checks the signature. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** Returns the hash below the signature. */
    public Hash hash() {
        return hash;
    }

    /** Returns how the key is read from the secret. */
    public KeyFormat key() {
        return key;
    }

    @Override
    public String secretPrefix() {
        return secretPrefix;
    }

    /** Returns the name that secrets of this scheme carry before a colon, where a provider has several; else an empty text. */
    public String secretLabel() {
        return secretLabel;
    }

    /** Returns the header that names the key by its id, if there is one; secrets then have the form {@code id:secret}. */
    public Optional<String> keyIdHeader() {
        return Optional.ofNullable(keyIdHeader);
    }

    /** Returns headers that have to be there with exactly the given value. */
    public Map<String, String> required() {
        return required;
    }

    /** Returns what the signature covers. */
    public Content content() {
        return content;
    }

    /** Returns how the header holds the signature. */
    public SignatureFormat signature() {
        return signature;
    }

    /** Returns where the signed timestamp is, if there is one. */
    public Optional<TimestampFormat> timestamp() {
        return Optional.ofNullable(timestamp);
    }

    /** Returns the header of the signed id, if there is one. */
    public Optional<String> idHeader() {
        return Optional.ofNullable(idHeader);
    }

    @Override
    public boolean coversBody() {
        return content.hasBody();
    }

    @Override
    public boolean covers(String header) {
        return content.parts().stream().anyMatch(part -> {
            if (part instanceof ContentPart.Header signed) {
                return signed.name().equalsIgnoreCase(header);
            }
            if (part instanceof ContentPart.Id) {
                return header.equalsIgnoreCase(idHeader);
            }
            return part instanceof ContentPart.Timestamp
                    && timestamp != null
                    && !timestamp.header().isEmpty()
                    && timestamp.header().equalsIgnoreCase(header);
        });
    }

    @Override
    public boolean covers(Ref ref) {
        if (ref instanceof Ref.Header header) {
            return covers(header.name());
        }
        boolean ofBody = !(ref instanceof Ref.Query);
        return (ofBody && coversBody())
                || content.parts().stream()
                        .anyMatch(part -> (part instanceof ContentPart.Value value
                                        && value.ref().equals(ref))
                                || (part instanceof ContentPart.Timestamp
                                        && timestamp != null
                                        && ref.equals(timestamp.at()))
                                || (!ofBody
                                        && (part instanceof ContentPart.Url || part instanceof ContentPart.Target)));
    }
}
