package org.webhookverifier.provider;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Turns a description, as read from a file, into a provider; every member has to be known. */
final class Description {
    private final Map<String, Object> rest;
    private final String where;

    private Description(Map<String, Object> members, String where) {
        rest = new LinkedHashMap<>(members);
        this.where = where;
    }

    /**
     * Reads a provider.
     *
     * @throws IllegalArgumentException naming the place, if the description has a mistake of form
     * @throws org.webhookverifier.config.WebhookConfigurationException if it has one of content
     */
    static Provider read(String text) {
        var top = new Description(DescriptionText.read(text), "the description");
        var builder = Provider.builder(top.text("id", "")).name(top.text("name", ""));
        for (Description scheme : top.objects("schemes")) {
            scheme.addScheme(builder);
        }
        top.addProof(builder);
        top.object("facts").addFacts(builder);
        for (Description handshake : top.objects("handshakes")) {
            handshake.addHandshake(builder);
        }
        builder.payload(top.texts("payload"));
        top.given("items", builder::items);
        top.object("addresses").addAddresses(builder);
        builder.successStatus((int) top.number("successStatus", 200)).successText(top.text("successText", ""));
        Description retry = top.object("retry");
        builder.retry(
                Duration.ofSeconds(retry.number("timeoutSeconds", 0)),
                Duration.ofMinutes(retry.number("windowMinutes", 0)));
        retry.text("note", "");
        retry.end();
        builder.headers(Set.of(top.texts("headers"))).evidence(List.of(top.texts("evidence")));
        builder.aliases(top.texts("aliases"));
        if (top.take("unconfirmed", Boolean.class, false)) {
            builder.unconfirmed();
        }
        // For people and the page of providers.
        for (String unused : List.of("$schema", "category", "documentation")) {
            top.text(unused, "");
        }
        top.end();
        return builder.build();
    }

    private void addHandshake(Provider.Builder builder) {
        String echo = text("echo", "");
        Description reply = object("reply");
        String when = text("when", "");
        String guard = text("guard", "");
        String keeps = text("keeps", "");
        builder.handshake(new Handshake(
                text("method", "POST"),
                take("signed", Boolean.class, true),
                when.isEmpty() ? null : Ref.parse(when),
                text("equals", ""),
                guard.isEmpty() ? null : Ref.parse(guard),
                echo.isEmpty() ? reply.reply() : Reply.text(ReplyText.parse("{" + echo + "}")),
                keeps.isEmpty() ? null : Ref.parse(keeps),
                text("wholeBody", "")));
        reply.end();
        end();
    }

    private Reply reply() {
        var headers = new LinkedHashMap<String, ReplyText>();
        map("headers").forEach((name, value) -> headers.put(name, ReplyText.parse(value)));
        var json = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) take("json", Map.class, Map.of()))
                .forEach((name, value) ->
                        json.put((String) name, value instanceof String text ? ReplyText.parse(text) : value));
        return new Reply(
                (int) number("status", 0),
                json.isEmpty() ? "text/plain; charset=utf-8" : "application/json",
                ReplyText.parse(text("text", "")),
                json,
                headers,
                take("loose", Boolean.class, false));
    }

    private void addAddresses(Provider.Builder builder) {
        List<URI> urls = Stream.of(texts("urls")).map(URI::create).toList();
        var addresses = new PublishedAddresses(urls, List.of(texts("pointers")), text("member", ""), map("where"));
        if (!urls.isEmpty()) {
            builder.addresses(addresses);
        }
        end();
    }

    private void addProof(Provider.Builder builder) {
        String proof = text("proof", "all");
        if (proof.equals("any")) {
            builder.anyScheme();
        } else if (!proof.equals("all")) {
            throw new IllegalArgumentException(where + " has the proof '" + proof + "'; it may be all or any");
        }
    }

    private void addScheme(Provider.Builder builder) {
        String kind = text("kind", "");
        switch (kind) {
            case "hmac", "digest", "ed25519", "ecdsa", "rsa" ->
                builder.scheme(signature(Algorithm.valueOf(kind.toUpperCase(Locale.ROOT))));
            case "token" ->
                builder.scheme(new TokenScheme(
                        place(), constant(TokenScheme.Form.class, "form", "plain"), text("secretPrefix", "")));
            case "coded" ->
                builder.scheme(new CodedScheme(
                        text("procedure", ""),
                        map("parameters"),
                        text("secretPrefix", ""),
                        take("secret", Boolean.class, true)));
            default ->
                throw new IllegalArgumentException(where + " has the kind '" + kind
                        + "'; it may be hmac, digest, ed25519, ecdsa, rsa, token or coded");
        }
        end();
    }

    private Ref place() {
        String header = text("header", "");
        return header.isEmpty() ? Ref.parse(text("at", "")) : new Ref.Header(header);
    }

    private SignatureSchemeBuilder signature(Algorithm algorithm) {
        Description signature = object("signature");
        var scheme = SignatureScheme.at(signature.places())
                .algorithm(algorithm)
                .hash(constant(Hash.class, "hash", "sha256"))
                .key(constant(KeyFormat.class, "key", algorithm.isPublicKey() ? "public_key" : "utf8"))
                .secretPrefix(text("secretPrefix", ""))
                .secretLabel(text("secretLabel", ""))
                .content(text("content", "{body}"))
                .prefix(signature.text("prefix", ""))
                .encoding(signature.constant(Encoding.class, "encoding", "hex"));
        String separator = signature.text("separator", "");
        if (!separator.isEmpty()) {
            scheme.separator(separator.charAt(0));
        }
        signature.given("optionalPrefix", scheme::optionalPrefix);
        given("idHeader", scheme::idHeader);
        given("keyIdHeader", scheme::keyIdHeader);
        map("require").forEach(scheme::require);
        if (take("bodyUnsigned", Boolean.class, false)) {
            scheme.bodyUnsigned();
        }
        signature.end();
        object("timestamp").addTimestamp(scheme);
        return scheme;
    }

    /** Returns the places of a signature: a header, several headers, or any places. */
    private String[] places() {
        var places = new ArrayList<>(List.of(texts("at")));
        given("header", name -> places.add("header:" + name));
        for (String name : texts("headers")) {
            places.add("header:" + name);
        }
        return places.toArray(new String[0]);
    }

    private void addTimestamp(SignatureSchemeBuilder scheme) {
        given("header", scheme::timestampHeader);
        given("at", scheme::timestampAt);
        given("item", scheme::timestampItem);
        if (take("firstItem", Boolean.class, false)) {
            scheme.timestampFirst();
        }
        scheme.unit(constant(TimestampFormat.Unit.class, "unit", "seconds"));
        long tolerance = number("toleranceSeconds", TimestampFormat.DEFAULT_TOLERANCE.toSeconds());
        long future = number("futureSeconds", tolerance);
        scheme.tolerance(Duration.ofSeconds(tolerance), Duration.ofSeconds(future));
        end();
    }

    private void given(String name, Consumer<String> use) {
        String value = text(name, "");
        if (!value.isEmpty()) {
            use.accept(value);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> map(String name) {
        var texts = new LinkedHashMap<String, String>();
        ((Map<String, Object>) take(name, Map.class, Map.of())).forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException(where + ": the value of '" + key + "' in '" + name + "' is no text");
            }
            texts.put(key, text);
        });
        return texts;
    }

    private void addFacts(Provider.Builder builder) {
        builder.id(texts("id")).type(texts("type")).version(texts("version")).time(texts("time"));
        end();
    }

    private <E extends Enum<E>> E constant(Class<E> type, String name, String standard) {
        String value = text(name, standard);
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " has the " + name + " '" + value + "', which is not known");
        }
    }

    private String text(String name, String standard) {
        return take(name, String.class, standard);
    }

    private long number(String name, long standard) {
        return take(name, Long.class, standard);
    }

    private String[] texts(String name) {
        var texts = new ArrayList<String>();
        for (Object element : take(name, List.class, List.of())) {
            if (!(element instanceof String text)) {
                throw new IllegalArgumentException(where + ": an element of '" + name + "' is no text");
            }
            texts.add(text);
        }
        return texts.toArray(new String[0]);
    }

    @SuppressWarnings("unchecked")
    private Description object(String name) {
        return new Description(take(name, Map.class, Map.of()), name);
    }

    @SuppressWarnings("unchecked")
    private List<Description> objects(String name) {
        var found = new ArrayList<Description>();
        for (Object element : take(name, List.class, List.of())) {
            if (!(element instanceof Map)) {
                throw new IllegalArgumentException(where + ": an element of '" + name + "' is no object");
            }
            found.add(new Description((Map<String, Object>) element, name));
        }
        return found;
    }

    private <T> T take(String name, Class<T> type, T standard) {
        Object value = rest.remove(name);
        if (value == null) {
            return standard;
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(where + ": '" + name + "' has the wrong form");
        }
        return type.cast(value);
    }

    private void end() {
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException(where + " has unknown members: " + String.join(", ", rest.keySet()));
        }
    }
}
