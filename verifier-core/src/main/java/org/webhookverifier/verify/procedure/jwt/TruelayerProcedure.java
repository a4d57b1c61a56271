package org.webhookverifier.verify.procedure.jwt;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Parameters;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.PublicText;

/**
 * Checks signatures of TrueLayer: a JSON web signature without its payload, which is method, path, some headers and the body.
 *
 * <p>The key is a secret of the source, or is published at the one address of TrueLayer's production or, by the setting
 * {@code environment}, sandbox; a token that names another ({@code jku}) is refused.
 */
public final class TruelayerProcedure implements Procedure {
    private static final Map<String, String> KEY_SETS = Map.of(
            "production", "https://webhooks.truelayer.com/.well-known/jwks",
            "sandbox", "https://webhooks.truelayer-sandbox.com/.well-known/jwks");
    private static final Set<String> VERSIONS = Set.of("2");
    private static final Finding.Refused UNTRUSTED =
            new Finding.Refused(Reason.UNTRUSTED_KEY, "the token names a place for keys that is not TrueLayer's");
    private static final Finding.Refused BAD_SIGNATURE =
            new Finding.Refused(Reason.BAD_SIGNATURE, "the signature is not that of the request");

    private final TokenPlace place;
    private final String keySet;
    private final String basePath;
    private final TokenKeys keys;
    private final @Nullable SignedHeaderTime time;

    private TruelayerProcedure(Parameters parameters, Source source) {
        place = new TokenPlace(parameters.needed("header"), "");
        parameters.list("headers");
        String environment = parameters.setting("environment", "production");
        keySet = KEY_SETS.getOrDefault(environment, "");
        if (keySet.isEmpty()) {
            parameters.problem(
                    "has the setting 'environment' of '" + environment + "'; it may be production or sandbox.");
        }
        Nimbus.check(parameters);
        basePath = path(source.publicUrl().orElse(""));
        keys = new TokenKeys(Set.of(JwsAlgorithm.Family.EC), false, URI.create(keySet), source);
        String timeHeader = parameters.needed("timeHeader");
        Duration tolerance = parameters.tolerance("toleranceSeconds", Duration.ZERO);
        time = tolerance.isZero() ? null : new SignedHeaderTime(timeHeader, tolerance);
    }

    /**
     * Makes the procedure.
     *
     * @throws WebhookConfigurationException if a parameter, a setting or a library is missing or wrong
     */
    public static Procedure of(CodedScheme scheme, Source source) {
        var parameters = new Parameters(scheme, source);
        var procedure = new TruelayerProcedure(parameters, source);
        parameters.end();
        return procedure;
    }

    @Override
    public Object key(String secret) {
        return keys.read(secret);
    }

    @Override
    public List<String> headers() {
        return List.of(place.header());
    }

    @Override
    public Finding check(WebhookRequest request, List<Object> given, long nowMillis) {
        int at = place.find(request.headers());
        if (at < 0) {
            return place.refusal(at);
        }
        CompactJws token = CompactJws.read(request.headers().value(at), 0);
        if (token == null || token.payload().length > 0 || !isOfKnownForm(token)) {
            return place.malformed();
        }
        if (token.header().containsKey("jku") && !PublicText.same(keySet, text(token, "jku"))) {
            return UNTRUSTED;
        }
        List<String> names = SignedRequestText.names(text(token, "tl_headers"));
        byte @Nullable [] head = names == null ? null : SignedRequestText.headers(request, names);
        if (names == null || head == null) {
            return BAD_SIGNATURE;
        }
        TokenKeys.Choice choice = keys.choose(given, text(token, "kid"), nowMillis);
        if (choice.refusal() != null) {
            return choice.refusal();
        }
        int match = match(choice, token, request, head);
        return match < 0 ? BAD_SIGNATURE : judge(request, names, match, nowMillis);
    }

    // TrueLayer signs the path with or without the slash at its end, however it was registered.
    private int match(TokenKeys.Choice choice, CompactJws token, WebhookRequest request, byte[] head) {
        for (String path : SignedRequestText.paths(basePath, request.target())) {
            byte[] input = token.inputWith(SignedRequestText.whole(request, path, head));
            int match = choice.verifying(JwsAlgorithm.ES512, input, token.signature());
            if (match >= 0) {
                return match;
            }
        }
        return -1;
    }

    private Finding judge(WebhookRequest request, List<String> names, int key, long nowMillis) {
        Set<Ref> refs = names.stream().map(Ref.Header::new).collect(Collectors.toUnmodifiableSet());
        Coverage coverage = Coverage.ofBodyAnd(refs);
        if (time == null) {
            return new Finding.Proved(key, Finding.NO_TIME, coverage);
        }
        Finding.Refused refusal = time.refusal(request, coverage, nowMillis);
        return refusal == null ? new Finding.Proved(key, time.of(request), coverage) : refusal;
    }

    private static boolean isOfKnownForm(CompactJws token) {
        return PublicText.same(JwsAlgorithm.ES512.name(), text(token, "alg"))
                && VERSIONS.contains(text(token, "tl_version"));
    }

    private static String text(CompactJws token, String member) {
        String value = token.text(member);
        return value == null ? "" : value;
    }

    private static String path(String url) {
        int slash = url.indexOf('/', url.indexOf("//") + 2);
        return url.isEmpty() || slash < 0 ? "" : url.substring(slash);
    }
}
