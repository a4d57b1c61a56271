package org.webhookverifier.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;

/** Describes a {@link SignatureScheme}. Mistakes are reported when the provider is built. Not thread-safe. */
public final class SignatureSchemeBuilder {
    private final String[] places;
    Algorithm algorithm = Algorithm.HMAC;
    Hash hash = Hash.SHA256;
    KeyFormat key = KeyFormat.UTF8;
    String secretPrefix = "";
    String secretLabel = "";
    String template = "{body}";
    String separator = "";
    private String prefix = "";
    boolean prefixOptional;
    private Encoding encoding = Encoding.HEX;
    boolean bodyUnsigned;
    private @Nullable String timestampPlace;

    @Nullable
    String timestampItem;

    private TimestampFormat.Unit unit = TimestampFormat.Unit.SECONDS;
    Duration past = TimestampFormat.DEFAULT_TOLERANCE;
    Duration future = TimestampFormat.DEFAULT_TOLERANCE;

    @Nullable
    String idHeader;

    @Nullable
    String keyIdHeader;

    final Map<String, String> required = new LinkedHashMap<>();

    SignatureSchemeBuilder(String... places) {
        this.places = places;
    }

    /** Sets what computes or checks the signature. The default is HMAC. */
    public SignatureSchemeBuilder algorithm(Algorithm value) {
        algorithm = value;
        return this;
    }

    /** Sets the hash below the signature. The default is SHA-256. */
    public SignatureSchemeBuilder hash(Hash value) {
        hash = value;
        return this;
    }

    /** Sets how the key is read from the secret. The default is its UTF-8 bytes. */
    public SignatureSchemeBuilder key(KeyFormat value) {
        key = value;
        return this;
    }

    /** Says what secrets of this scheme start with, for a provider that has several schemes. The default is anything. */
    public SignatureSchemeBuilder secretPrefix(String value) {
        secretPrefix = value;
        return this;
    }

    /** Says that secrets of this scheme are given as the label, a colon, and the secret itself. The default is no label. */
    public SignatureSchemeBuilder secretLabel(String value) {
        secretLabel = value;
        return this;
    }

    /** Sets the template of what is signed, see {@link Content}. The default is <code>{body}</code>. */
    public SignatureSchemeBuilder content(String value) {
        template = value;
        return this;
    }

    /** Admits that the signature does not cover the body: deliveries then say so of everything in it. */
    public SignatureSchemeBuilder bodyUnsigned() {
        bodyUnsigned = true;
        return this;
    }

    /** Says that the place holds a list. The default is a single signature. */
    public SignatureSchemeBuilder separator(char value) {
        separator = String.valueOf(value);
        return this;
    }

    /** Sets what a signature starts with. The default is nothing. */
    public SignatureSchemeBuilder prefix(String value) {
        prefix = value;
        return this;
    }

    /** Sets what a signature may start with and need not; only where there is no list. The default is nothing. */
    public SignatureSchemeBuilder optionalPrefix(String value) {
        prefix = value;
        prefixOptional = true;
        return this;
    }

    /** Sets how the bytes of the signature are written. The default is hexadecimal. */
    public SignatureSchemeBuilder encoding(Encoding value) {
        encoding = value;
        return this;
    }

    /** Says that a header holds the signed timestamp. */
    public SignatureSchemeBuilder timestampHeader(String name) {
        return timestampAt("header:" + name);
    }

    /** Says which place holds the signed timestamp, see {@link Ref}. */
    public SignatureSchemeBuilder timestampAt(String ref) {
        timestampPlace = ref;
        return this;
    }

    /** Says that an item of the signature's list holds the signed timestamp, after the given prefix, for example {@code t=}. */
    public SignatureSchemeBuilder timestampItem(String itemPrefix) {
        timestampItem = itemPrefix;
        return this;
    }

    /** Says that the first item of the signature's list is the signed timestamp, and no signature. */
    public SignatureSchemeBuilder timestampFirst() {
        timestampItem = "";
        return this;
    }

    /** Sets how the timestamp is written. The default is seconds since 1970. */
    public SignatureSchemeBuilder unit(TimestampFormat.Unit value) {
        unit = value;
        return this;
    }

    /** Sets how far the timestamp may be from the receiver's clock, in either direction. The default is 5 minutes. */
    public SignatureSchemeBuilder tolerance(Duration value) {
        return tolerance(value, value);
    }

    /** Sets how old and how far ahead the timestamp may be. */
    public SignatureSchemeBuilder tolerance(Duration pastValue, Duration futureValue) {
        past = pastValue;
        future = futureValue;
        return this;
    }

    /** Says which header holds the id that is signed as <code>{id}</code>. */
    public SignatureSchemeBuilder idHeader(String name) {
        idHeader = name;
        return this;
    }

    /** Says which header names the key by its id; secrets then have the form {@code id:secret}. */
    public SignatureSchemeBuilder keyIdHeader(String name) {
        keyIdHeader = name;
        return this;
    }

    /** Says that a header has to be there with exactly the given value. */
    public SignatureSchemeBuilder require(String header, String value) {
        required.put(header, value);
        return this;
    }

    SignatureScheme build(String provider, Problems problems) {
        var rules = new SignatureRules(this, provider, String.join(", ", places), problems);
        var at = new ArrayList<Ref>();
        for (String place : places) {
            at.add(rules.place(place));
        }
        Content content = rules.content(template);
        rules.check(content);
        return new SignatureScheme(this, new SignatureFormat(at, separator, prefix, prefixOptional, encoding), content);
    }

    boolean hasTimestamp() {
        return timestampPlace != null || timestampItem != null;
    }

    @Nullable
    TimestampFormat timestamp() {
        if (timestampItem != null) {
            return new TimestampFormat(null, timestampItem, unit, past, future);
        }
        return timestampPlace == null ? null : new TimestampFormat(Ref.parse(timestampPlace), "", unit, past, future);
    }

    /** Returns the names of all headers that are named. */
    List<String> headerNames() {
        var names = new ArrayList<String>(required.keySet());
        for (String name : new @Nullable String[] {idHeader, keyIdHeader}) {
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    @Nullable
    String timestampPlace() {
        return timestampPlace;
    }

    void dropTimestamp() {
        timestampPlace = null;
    }
}
