package org.webhookverifier.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;

/**
 * A signature by HMAC, <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>, with a secret that both sides know.
 *
 * <p>Immutable and thread-safe.
 */
public final class HmacScheme implements Scheme {
    private final Hash hash;
    private final KeyFormat key;
    private final String secretPrefix;
    private final Content content;
    private final SignatureFormat signature;
    private final @Nullable TimestampFormat timestamp;
    private final @Nullable String idHeader;

    private HmacScheme(Builder builder, SignatureFormat signature, Content content) {
        this.hash = builder.hash;
        this.key = builder.key;
        this.secretPrefix = builder.secretPrefix;
        this.content = content;
        this.signature = signature;
        this.timestamp = builder.timestamp(signature);
        this.idHeader = builder.idHeader;
    }

    /**
     * Starts the description of a scheme whose signature is in the given header.
     *
     * <p>The defaults: HMAC-SHA256 over <code>{body}</code>, the secret's UTF-8 bytes as key, one signature in hexadecimal.
     */
    public static Builder header(String name) {
        return new Builder(name);
    }

    /** Returns the hash below the HMAC. */
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

    /** Returns whether the signature covers the header of the given name. */
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
                    && timestamp.itemPrefix().isEmpty()
                    && timestamp.header().equalsIgnoreCase(header);
        });
    }

    /** Describes a scheme. Not thread-safe. */
    public static final class Builder {
        private final String header;
        private Hash hash = Hash.SHA256;
        private KeyFormat key = KeyFormat.UTF8;
        private String secretPrefix = "";
        private String template = "{body}";
        private String separator = "";
        private String prefix = "";
        private Encoding encoding = Encoding.HEX;
        private @Nullable String timestampHeader;
        private @Nullable String timestampItem;
        private TimestampFormat.Unit unit = TimestampFormat.Unit.SECONDS;
        private Duration past = TimestampFormat.DEFAULT_TOLERANCE;
        private Duration future = TimestampFormat.DEFAULT_TOLERANCE;
        private @Nullable String idHeader;

        private Builder(String header) {
            this.header = header;
        }

        /** Sets the hash below the HMAC. The default is SHA-256. */
        public Builder hash(Hash value) {
            hash = value;
            return this;
        }

        /** Sets how the key is read from the secret. The default is its UTF-8 bytes. */
        public Builder key(KeyFormat value) {
            key = value;
            return this;
        }

        /** Says what secrets of this scheme start with, for a provider that has several schemes. The default is anything. */
        public Builder secretPrefix(String value) {
            secretPrefix = value;
            return this;
        }

        /** Sets the template of what is signed, see {@link Content}. The default is <code>{body}</code>. */
        public Builder content(String value) {
            template = value;
            return this;
        }

        /** Says that the header holds a list. The default is a single signature. */
        public Builder separator(char value) {
            separator = String.valueOf(value);
            return this;
        }

        /** Sets what a signature starts with. The default is nothing. */
        public Builder prefix(String value) {
            prefix = value;
            return this;
        }

        /** Sets how the bytes of the signature are written. The default is hexadecimal. */
        public Builder encoding(Encoding value) {
            encoding = value;
            return this;
        }

        /** Says that a header holds the signed timestamp. */
        public Builder timestampHeader(String name) {
            timestampHeader = name;
            return this;
        }

        /** Says that an item of the signature's list holds the signed timestamp, after the given prefix, for example {@code t=}. */
        public Builder timestampItem(String itemPrefix) {
            timestampItem = itemPrefix;
            return this;
        }

        /** Sets the unit of the timestamp. The default is seconds. */
        public Builder unit(TimestampFormat.Unit value) {
            unit = value;
            return this;
        }

        /** Sets how far the timestamp may be from the receiver's clock, in either direction. The default is 5 minutes. */
        public Builder tolerance(Duration value) {
            return tolerance(value, value);
        }

        /** Sets how old and how far ahead the timestamp may be. */
        public Builder tolerance(Duration pastValue, Duration futureValue) {
            past = pastValue;
            future = futureValue;
            return this;
        }

        /** Says which header holds the id that is signed as <code>{id}</code>. */
        public Builder idHeader(String name) {
            idHeader = name;
            return this;
        }

        HmacScheme build(String provider, Problems problems) {
            Content content = content(provider, problems);
            boolean stated = timestampHeader != null || timestampItem != null;
            if (!content.has(ContentPart.Body.class)) {
                problems.add(say(provider, "does not sign {body}; add it to the content"));
            }
            if (template.indexOf("{body}") != template.lastIndexOf("{body}")) {
                problems.add(say(provider, "signs {body} more than once; name it once in the content"));
            }
            if (stated && !content.has(ContentPart.Timestamp.class)) {
                problems.add(
                        say(
                                provider,
                                "has a timestamp that is not signed; add {timestamp} to the content or leave the timestamp out"));
            }
            if (!stated && content.has(ContentPart.Timestamp.class)) {
                problems.add(say(provider, "signs {timestamp} without saying where it is; name its header or item"));
            }
            if (timestampItem != null && separator.isEmpty()) {
                problems.add(
                        say(provider, "has its timestamp in an item, but the header is no list; set the separator"));
            }
            if (content.has(ContentPart.Id.class) != (idHeader != null)) {
                problems.add(
                        say(provider, "has to name both {id} in the content and the header of the id, or neither"));
            }
            if (hasUnseparatedText(content)) {
                problems.add(
                        say(provider, "signs {id} or a header right beside another value; put a literal between them"));
            }
            for (String name : headerNames(content)) {
                if (!HeaderName.isValid(name)) {
                    problems.add(say(provider, "names '" + name + "', which cannot be the name of a header"));
                }
            }
            if (past.isNegative() || future.isNegative()) {
                problems.add(say(provider, "has a negative tolerance"));
            }
            return new HmacScheme(this, new SignatureFormat(header, separator, prefix, encoding), content);
        }

        private List<String> headerNames(Content content) {
            var names = new ArrayList<String>(List.of(header));
            for (ContentPart part : content.parts()) {
                if (part instanceof ContentPart.Header signed) {
                    names.add(signed.name());
                }
            }
            if (timestampHeader != null) {
                names.add(timestampHeader);
            }
            if (idHeader != null) {
                names.add(idHeader);
            }
            return names;
        }

        private static boolean hasUnseparatedText(Content content) {
            for (int i = 1; i < content.parts().size(); i++) {
                ContentPart left = content.parts().get(i - 1);
                ContentPart right = content.parts().get(i);
                boolean literal = left instanceof ContentPart.Literal || right instanceof ContentPart.Literal;
                if (!literal && (isText(left) || isText(right))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isText(ContentPart part) {
            return part instanceof ContentPart.Id || part instanceof ContentPart.Header;
        }

        private Content content(String provider, Problems problems) {
            try {
                return Content.parse(template);
            } catch (IllegalArgumentException e) {
                problems.add(say(provider, "cannot be used: " + e.getMessage()));
                return Content.parse("{body}");
            }
        }

        private @Nullable TimestampFormat timestamp(SignatureFormat format) {
            if (timestampItem != null) {
                return new TimestampFormat(format.header(), timestampItem, unit, past, future);
            }
            return timestampHeader == null ? null : new TimestampFormat(timestampHeader, "", unit, past, future);
        }

        private String say(String provider, String what) {
            return "Provider '" + provider + "': the scheme of header '" + header + "' " + what + ".";
        }
    }
}
