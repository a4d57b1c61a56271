package org.webhookverifier.verify.procedure.jwt;

import java.math.BigDecimal;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Parameters;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.PublicText;
import org.webhookverifier.verify.procedure.remote.Certificates;
import org.webhookverifier.verify.procedure.remote.Trust;

/**
 * Checks notifications of Apple's App Store: a signed token whose key is that of a certificate in it, which leads to the root that the
 * source has as its secret. The claims of the token take the place of the body.
 *
 * <p>Certificates in a request count only if they lead to that root and carry the marks that Apple puts into those for the App Store:
 * Apple's roots issue others, too.
 */
public final class AppleProcedure implements Procedure {
    private static final List<JsonPointer> TOKEN = List.of(JsonPointer.parse("/signedPayload"));
    private static final Set<String> ENVIRONMENTS = Set.of("Production", "Sandbox");
    private static final Finding.Refused MISSING =
            new Finding.Refused(Reason.MISSING_HEADER, "member /signedPayload is missing");
    private static final Finding.Refused MALFORMED =
            new Finding.Refused(Reason.MALFORMED, "the body is no notification of the documented form");
    private static final Finding.Refused UNTRUSTED =
            new Finding.Refused(Reason.UNTRUSTED_KEY, "the certificates are not of the App Store or lead to no root");
    private static final Finding.Refused BAD =
            new Finding.Refused(Reason.BAD_SIGNATURE, "the signature is not that of the token");
    private static final Finding.Refused OTHER =
            new Finding.Refused(Reason.BAD_SIGNATURE, "the notification is for another app or environment");
    private static final Finding.Refused STALE =
            new Finding.Refused(Reason.STALE, "the signed time is older than the tolerance");
    private static final Finding.Refused FUTURE =
            new Finding.Refused(Reason.FUTURE, "the signed time is further ahead than the tolerance");

    private final AppleApp app;
    private final Duration past;
    private final Duration future;

    private AppleProcedure(Parameters parameters) {
        app = new AppleApp(
                parameters.setting("bundleId", ""),
                parameters.setting("appAppleId", ""),
                parameters.setting("environment", "Production"));
        if (app.bundleId().isBlank()) {
            parameters.problem("sends for any app: set the id of yours, with setting(\"bundleId\", ...).");
        }
        if (!ENVIRONMENTS.contains(app.environment())) {
            parameters.problem(
                    "has the setting 'environment' of '" + app.environment() + "'; it may be Production or Sandbox.");
        }
        past = parameters.tolerance("toleranceSeconds", Duration.ofDays(7));
        future = parameters.tolerance("futureSeconds", Duration.ofMinutes(5));
    }

    /**
     * Makes the procedure.
     *
     * @throws WebhookConfigurationException if a setting is missing or wrong
     */
    public static Procedure of(CodedScheme scheme, Source source) {
        var parameters = new Parameters(scheme, source);
        var procedure = new AppleProcedure(parameters);
        parameters.end();
        return procedure;
    }

    @Override
    public Object key(String secret) {
        try {
            return Trust.of(
                    secret.startsWith("-----BEGIN ")
                            ? Certificates.pem(secret)
                            : List.of(Certificates.der(Base64.getDecoder().decode(secret))));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "has to be the root certificate that Apple publishes, as PEM or Base64.", e);
        }
    }

    @Override
    public List<String> headers() {
        return List.of();
    }

    @Override
    public Finding check(WebhookRequest request, List<Object> keys, long nowMillis) {
        String text;
        try {
            text = CheckedJson.scalars(request.body(), TOKEN)[0];
        } catch (UnreadableJsonException e) {
            return MALFORMED;
        }
        CompactJws token = text == null ? null : CompactJws.readLong(text, 0);
        Map<?, ?> claims = token == null ? null : CompactJws.object(token.payload());
        if (token == null || claims == null || !(claims.get("signedDate") instanceof Number date)) {
            return text == null ? MISSING : MALFORMED;
        }
        List<X509Certificate> chain = AppleChain.read(token);
        if (chain == null) {
            return MALFORMED;
        }
        int key = trusting(keys, chain, nowMillis);
        if (key < 0) {
            return UNTRUSTED;
        }
        if (!verifies(chain.get(0).getPublicKey(), token)) {
            return BAD;
        }
        if (!app.isMeantBy(claims)) {
            return OTHER;
        }
        long signedAt = new BigDecimal(date.toString()).longValue();
        Finding.Refused refusal = refusal(signedAt, nowMillis);
        return refusal == null ? new Finding.Proved(key, signedAt, Coverage.ofBody(), token.payload()) : refusal;
    }

    // Wide apart, a difference of two moments would not fit.
    private Finding.@Nullable Refused refusal(long signedAt, long nowMillis) {
        if (signedAt < nowMillis - past.toMillis()) {
            return STALE;
        }
        return signedAt > nowMillis + future.toMillis() ? FUTURE : null;
    }

    private static int trusting(List<Object> keys, List<X509Certificate> chain, long nowMillis) {
        for (int i = 0; AppleChain.isOfAppStore(chain) && i < keys.size(); i++) {
            if (((Trust) keys.get(i)).trusts(chain, nowMillis)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean verifies(PublicKey key, CompactJws token) {
        return PublicText.same("ES256", String.valueOf(token.text("alg")))
                && EllipticSignature.verifies(key, token.input(), token.signature());
    }
}
