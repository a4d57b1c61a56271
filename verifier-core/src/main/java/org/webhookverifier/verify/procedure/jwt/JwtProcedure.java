package org.webhookverifier.verify.procedure.jwt;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.form.FormText;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Procedure;

/**
 * Checks a signed token in a header, and what its claims say of the request; or one that is the body, whose claims then take its place.
 *
 * <p>Which algorithms count is said by the description. Of what the token says about its key only the id is looked at: keys and
 * addresses in it ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are passed over.
 */
public final class JwtProcedure implements Procedure {
    private static final Finding.Refused BAD_SIGNATURE =
            new Finding.Refused(Reason.BAD_SIGNATURE, "the token's signature matches no key");

    private final JwtRules rules;
    private final TokenKeys keys;

    private JwtProcedure(JwtRules rules, TokenKeys keys) {
        this.rules = rules;
        this.keys = keys;
    }

    /**
     * Makes the procedure.
     *
     * @throws WebhookConfigurationException if a parameter, a setting or a library is missing or wrong
     */
    public static Procedure of(CodedScheme scheme, Source source) {
        JwtRules rules = JwtRules.of(scheme, source);
        var families =
                rules.algorithms().values().stream().map(JwsAlgorithm::family).collect(Collectors.toUnmodifiableSet());
        var keys = new TokenKeys(families, !rules.keyIdClaim().isEmpty(), rules.places(), source);
        return new JwtProcedure(rules, keys);
    }

    @Override
    public Object key(String secret) {
        return keys.read(secret);
    }

    @Override
    public List<String> headers() {
        return rules.place().isBody() ? List.of() : List.of(rules.place().header());
    }

    @Override
    public Finding check(WebhookRequest request, List<Object> given, long nowMillis) {
        int at = rules.place().find(request);
        if (at < 0) {
            return rules.place().refusal(at);
        }
        CompactJws token = rules.place().read(request, at);
        JwsAlgorithm algorithm = token == null ? null : algorithm(token);
        Claims claims = token == null ? null : claims(token);
        if (token == null || algorithm == null || claims == null) {
            return rules.place().malformed();
        }
        String id = rules.keyIdClaim().isEmpty() ? token.text("kid") : claims.text(rules.keyIdClaim());
        TokenKeys.Choice choice = keys.choose(given, id == null ? "" : id, nowMillis);
        if (choice.refusal() != null) {
            return choice.refusal();
        }
        int match = choice.verifying(algorithm, token.input(), token.signature());
        return match < 0 ? BAD_SIGNATURE : judge(request, token, claims, new Match(match, nowMillis));
    }

    private Finding judge(WebhookRequest request, CompactJws token, Claims claims, Match match) {
        for (ClaimCheck check : rules.checks()) {
            Finding.Refused refusal = check.refusal(claims, request, match.nowMillis());
            if (refusal != null) {
                return refusal;
            }
        }
        byte[] body = rules.place().isBody() ? token.payload() : null;
        return new Finding.Proved(match.key(), TokenTimes.signedAt(claims), coverage(request, claims), body);
    }

    /**
     * A key that verifies.
     *
     * @param key its number
     * @param nowMillis the receiver's clock
     */
    private record Match(int key, long nowMillis) {}

    private Coverage coverage(WebhookRequest request, Claims claims) {
        return new Coverage(
                rules.coversBody(), rules.coversUrl() ? parameters(request) : Set.of(), identity(request, claims));
    }

    private byte @Nullable [] identity(WebhookRequest request, Claims claims) {
        if (rules.identity().isEmpty()) {
            return null;
        }
        var text = new StringBuilder(rules.coversUrl() ? request.target() : "");
        for (String name : rules.identity()) {
            for (String value : claims.texts(name)) {
                text.append('\n').append(value.length()).append(':').append(value);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Set<Ref> parameters(WebhookRequest request) {
        int at = request.target().indexOf('?');
        var fields =
                at < 0 ? null : FormText.read(request.target().substring(at + 1).getBytes(StandardCharsets.UTF_8));
        var refs = new HashSet<Ref>();
        if (fields != null) {
            fields.keySet().forEach(name -> refs.add(new Ref.Query(name)));
        }
        return refs;
    }

    private @Nullable JwsAlgorithm algorithm(CompactJws token) {
        String name = token.text("alg");
        return name == null ? null : rules.algorithms().get(name);
    }

    private @Nullable Claims claims(CompactJws token) {
        var members = CompactJws.object(token.payload());
        return members == null ? null : new Claims(members);
    }
}
