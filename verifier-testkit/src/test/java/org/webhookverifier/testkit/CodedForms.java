package org.webhookverifier.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.source.Source;

/** Sources of providers whose proofs take code, and requests of theirs. */
final class CodedForms {
    private static final CatalogueCase.Form OF_MOST = json("{\"id\":\"evt_MARK\",\"type\":\"invoice.paid\"}");

    private static final CatalogueCase.Form CALL = (signer, mark) -> {
        var fields = new LinkedHashMap<String, String>();
        fields.put("To", "+1 800 555 9536");
        fields.put("CallUUID", mark);
        fields.put("Event", "StartApp");
        return signer.target("/in?zeta=1&alpha=%2F").signForm(fields);
    };
    private static final Map<String, CatalogueCase.Form> FORMS = Map.of(
            "adyen",
            json(
                    "{\"live\":\"false\",\"notificationItems\":[{\"NotificationRequestItem\":{\"pspReference\":\"MARK\","
                            + "\"amount\":{\"currency\":\"EUR\",\"value\":100},\"eventCode\":\"AUTHORISATION\",\"success\":\"true\","
                            + "\"merchantAccountCode\":\"M\",\"merchantReference\":\"a:b\",\"additionalData\":{\"k\":\"v\"}}}]}"),
            "payos",
            json("{\"code\":\"00\",\"data\":{\"reference\":\"MARK\",\"amount\":12.50,\"note\":null,\"desc\":\"a&b=c\","
                    + "\"list\":[{\"z\":1,\"a\":\"x\"}]}}"),
            "dropbox-sign",
            json("{\"event\":{\"event_type\":\"sent_MARK\",\"event_time\":\"1767225600\"}}"),
            "mercado-pago",
            json("{\"type\":\"payment\",\"data\":{\"id\":\"MARK\"}}"),
            "mailgun",
            json("{\"signature\":{\"token\":\"MARK\"},\"event-data\":{\"event\":\"opened\"}}"),
            "mandrill",
            json("[{\"event\":\"open\",\"_id\":\"MARK\"}]"),
            "plivo-v2",
            CALL,
            "plivo-v3",
            CALL);
    private static final Map<String, String> SECRETS = Map.of(
            "adyen", "0011223344556677",
            "braintree", "public:private",
            "livekit", "key:secret",
            "contentful", "s".repeat(64));
    private static final Map<String, SigningPair> PAIRS = new LinkedHashMap<>();

    private static final String KEY = " key";
    private static final String PUBLIC_KEY = "public" + KEY;

    private CodedForms() {}

    /** Returns what a provider usually sends. */
    static CatalogueCase.Form usual(Provider provider) {
        return FORMS.getOrDefault(provider.id(), OF_MOST);
    }

    /** Returns what a provider sends, by what is special about it. */
    static Map<String, CatalogueCase.Form> of(Provider provider) {
        var forms = new LinkedHashMap<String, CatalogueCase.Form>();
        forms.put("", usual(provider));
        switch (provider.id()) {
            case "twilio" -> forms.put("form", CALL);
            case "gitea" ->
                forms.put("form", (signer, mark) -> signer.signForm(Map.of("payload", "{\"id\":\"" + mark + "\"}")));
            case "getstream" ->
                forms.put(
                        "compressed", (signer, mark) -> OF_MOST.sign(signer.header("Content-Encoding", "gzip"), mark));
            case "atlassian-connect", "messagebird", "contentful" ->
                forms.put("query", (signer, mark) -> OF_MOST.sign(signer.target("/in?b=%2A+x&a=2&a=1&c=%C3%A4"), mark));
            case "hubspot-v3" ->
                forms.put("query", (signer, mark) -> OF_MOST.sign(signer.target("/in?a=%3A%2F%20%40"), mark));
            case "fusionauth" -> {
                forms.put(PUBLIC_KEY, OF_MOST);
                forms.put("published key", OF_MOST);
            }
            default -> {}
        }
        return forms;
    }

    static synchronized Setup setup(Provider provider, String what) {
        var source = Source.named(provider.id())
                .provider(provider)
                .unsafeUnconfirmedProvider()
                .publicUrl("https://hooks.example.com")
                .setting("topics", "arn:aws:sns:eu-west-1:123456789012:mine")
                .setting("audience", "https://hooks.example.com/in")
                .setting("email", "push@example.com")
                .setting("webhookId", "1JE4291016473214C")
                .setting("bundleId", "com.example.app")
                .setting("clientId", "client")
                .setting("tenant", "11111111-2222-3333-4444-555555555555")
                .setting("domain", "example.kinde.com");
        var scheme = (CodedScheme) provider.schemes().get(0);
        List<String> privateKeys = List.of();
        if (isOwned(scheme) || what.endsWith(KEY)) {
            SigningPair pair = PAIRS.computeIfAbsent(provider.id(), id -> SigningPair.generate(provider));
            privateKeys = List.of(pair.privateKey());
            if (scheme.needsSecret() || what.equals(PUBLIC_KEY)) {
                source.secrets(pair.publicKey());
            } else {
                source.downloads(pair.downloads()).setting("keys", "https://auth.example.com/.well-known/jwks.json");
                if (provider.id().equals("paypal")) {
                    source.setting("trustedRoots", pair.publicKey());
                }
            }
        } else {
            source.secrets(SECRETS.getOrDefault(provider.id(), "a long enough secret of thirty-two bytes"));
        }
        String name = provider.id() + (what.isEmpty() ? "" : ", " + what);
        return new Setup(name, source.build(), SettableClock.at(Setup.NOW), privateKeys);
    }

    private static boolean isOwned(CodedScheme scheme) {
        String fallback = scheme.needsSecret() && !scheme.procedure().equals("apple") ? "HS256" : "";
        return !scheme.parameters().getOrDefault("algorithms", fallback).startsWith("HS");
    }

    private static CatalogueCase.Form json(String text) {
        return (signer, mark) -> signer.sign(text.replace("MARK", mark));
    }
}
