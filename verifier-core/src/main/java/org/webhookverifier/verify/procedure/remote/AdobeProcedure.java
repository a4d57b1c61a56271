package org.webhookverifier.verify.procedure.remote;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Parameters;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.PublicText;

/**
 * Checks events of Adobe: two signatures of the body by RSA, of which one has to hold, with keys at paths of Adobe's one host. Adobe signs
 * for all of its customers with the same keys, so that the body has to name the source's client, too.
 */
public final class AdobeProcedure implements Procedure {
    private static final String START = "https://static.adobeioevents.com";
    private static final String DIRECTORY = "/prod/keys/";
    private static final String END = ".pem";
    private static final int MAX_PATH = 256;
    private static final int LEAST_BITS = 2048;
    private static final String BEGIN_KEY = "-----BEGIN PUBLIC KEY-----";
    private static final String END_KEY = "-----END PUBLIC KEY-----";
    private static final List<String> SIGNATURES =
            List.of("x-adobe-digital-signature-1", "x-adobe-digital-signature-2");
    private static final List<String> PATHS = List.of("x-adobe-public-key1-path", "x-adobe-public-key2-path");
    private static final List<String> HEADERS =
            List.of(SIGNATURES.get(0), SIGNATURES.get(1), PATHS.get(0), PATHS.get(1));
    private static final List<JsonPointer> RECIPIENT = List.of(JsonPointer.parse("/recipient_client_id"));
    private static final Finding.Refused MALFORMED =
            new Finding.Refused(Reason.MALFORMED, "a signature or the body is not of the documented form");
    private static final Finding.Refused ADDRESS =
            new Finding.Refused(Reason.UNTRUSTED_KEY, "a key is not at a path of Adobe's");
    private static final Finding.Refused UNAVAILABLE =
            new Finding.Refused(Reason.SECRETS_UNAVAILABLE, "a key cannot be had at the moment");
    private static final Finding.Refused BAD =
            new Finding.Refused(Reason.BAD_SIGNATURE, "neither signature is that of the body");
    private static final Finding.Refused OTHER =
            new Finding.Refused(Reason.BAD_SIGNATURE, "the event is for another client");

    private final String clientId;
    private final PublishedFiles<PublicKey> keys;

    private AdobeProcedure(Parameters parameters, Source source) {
        clientId = parameters.setting("clientId", "");
        if (clientId.isBlank()) {
            parameters.problem("signs for all of its customers alike: set the id of your client, with"
                    + " setting(\"clientId\", ...).");
        }
        keys = new PublishedFiles<>(source.downloads().orElseGet(Downloads::https), AdobeProcedure::key);
    }

    /**
     * Makes the procedure.
     *
     * @throws WebhookConfigurationException if the source does not say whose events it takes
     */
    public static Procedure of(CodedScheme scheme, Source source) {
        var parameters = new Parameters(scheme, source);
        var procedure = new AdobeProcedure(parameters, source);
        parameters.end();
        return procedure;
    }

    @Override
    public Object key(String secret) {
        if (!secret.isEmpty()) {
            throw new IllegalArgumentException("is not needed: Adobe publishes its keys.");
        }
        return keys;
    }

    @Override
    public List<String> headers() {
        return HEADERS;
    }

    @Override
    public Finding check(WebhookRequest request, List<Object> given, long nowMillis) {
        var headers = SoleHeaders.read(request, HEADERS);
        if (headers.refusal() != null) {
            return headers.refusal();
        }
        for (int i = 0; i < PATHS.size(); i++) {
            if (address(headers.value(PATHS.get(i))) == null) {
                return ADDRESS;
            }
            if (RsaSignature.decode(headers.value(SIGNATURES.get(i))) == null) {
                return MALFORMED;
            }
        }
        Finding.Refused refusal = refusal(headers, request.body(), nowMillis);
        if (refusal == null) {
            refusal = refusal(request.body());
        }
        return refusal == null ? new Finding.Proved(0, Finding.NO_TIME, Coverage.ofBody()) : refusal;
    }

    private Finding.@Nullable Refused refusal(SoleHeaders headers, byte[] body, long nowMillis) {
        boolean unavailable = false;
        for (int i = 0; i < PATHS.size(); i++) {
            URI address = address(headers.value(PATHS.get(i)));
            byte[] signature = RsaSignature.decode(headers.value(SIGNATURES.get(i)));
            PublicKey key = address == null ? null : keys.at(address, nowMillis);
            unavailable |= key == null;
            if (key != null && signature != null && RsaSignature.verifies("SHA256withRSA", key, body, signature)) {
                return null;
            }
        }
        return unavailable ? UNAVAILABLE : BAD;
    }

    private Finding.@Nullable Refused refusal(byte[] body) {
        try {
            String recipient = CheckedJson.scalars(body, RECIPIENT)[0];
            return recipient != null && PublicText.same(clientId, recipient) ? null : OTHER;
        } catch (UnreadableJsonException e) {
            return MALFORMED;
        }
    }

    /** Returns the address of a key, or {@code null} if its path is none of Adobe's: one name below one directory. */
    private static @Nullable URI address(String path) {
        int end = path.length() - END.length();
        boolean trusted = path.length() <= MAX_PATH
                && end > DIRECTORY.length()
                && path.startsWith(DIRECTORY)
                && path.startsWith(END, end)
                && PaypalAddresses.isName(path.substring(DIRECTORY.length(), end));
        return trusted ? URI.create(START + path) : null;
    }

    private static PublicKey key(byte[] file) throws IOException {
        String pem = new String(file, StandardCharsets.US_ASCII);
        int start = pem.indexOf(BEGIN_KEY);
        int end = pem.indexOf(END_KEY);
        if (start < 0 || end < start) {
            throw new IOException("The answer is no public key");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(start + BEGIN_KEY.length(), end));
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            if (key.getModulus().bitLength() >= LEAST_BITS) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The answer is no public key of RSA", e);
        }
        throw new IOException("The key has less than " + LEAST_BITS + " bits");
    }
}
