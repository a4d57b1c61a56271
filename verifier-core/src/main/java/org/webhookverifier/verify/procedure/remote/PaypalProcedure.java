package org.webhookverifier.verify.procedure.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Ref;
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
 * Checks PayPal's signatures: RSA over the id and time of the transmission, the id of the webhook and the CRC-32 of the body, with the
 * key of a certificate at an address of PayPal. Issuers that come with the certificate have to lead to a root that the Java runtime
 * trusts; with the setting {@code trustedRoots} they have to in any case, and to one of those.
 *
 * <p>Anybody can write another body of the same CRC-32. So the body does not count as signed, and the id of the transmission, which is,
 * tells two deliveries apart: another body under a known id is a duplicate, and under an old one stale.
 */
public final class PaypalProcedure implements Procedure {
    private static final String ID = "PAYPAL-TRANSMISSION-ID";
    private static final String TIME = "PAYPAL-TRANSMISSION-TIME";
    private static final String SIGNATURE = "PAYPAL-TRANSMISSION-SIG";
    private static final String CERTIFICATE = "PAYPAL-CERT-URL";
    private static final String ALGORITHM = "PAYPAL-AUTH-ALGO";
    private static final List<String> HEADERS = List.of(SIGNATURE, ID, TIME, CERTIFICATE, ALGORITHM);
    private static final String ONLY_ALGORITHM = "SHA256withRSA";
    private static final Set<Ref> SIGNED = Set.of(new Ref.Header(ID), new Ref.Header(TIME));
    private static final Finding.Refused MALFORMED =
            new Finding.Refused(Reason.MALFORMED, "a header is not of the documented form");
    private static final Finding.Refused ADDRESS =
            new Finding.Refused(Reason.UNTRUSTED_KEY, "the certificate is not at an address of PayPal");
    private static final Finding.Refused STALE =
            new Finding.Refused(Reason.STALE, "the signed timestamp is older than the tolerance");
    private static final Finding.Refused FUTURE =
            new Finding.Refused(Reason.FUTURE, "the signed timestamp is further ahead than the tolerance");
    private static final Finding.Refused UNAVAILABLE =
            new Finding.Refused(Reason.SECRETS_UNAVAILABLE, "the certificate cannot be had at the moment");
    private static final Finding.Refused UNTRUSTED = new Finding.Refused(
            Reason.UNTRUSTED_KEY, "the certificate is not PayPal's, does not count now, or leads to no trusted root");
    private static final Finding.Refused BAD =
            new Finding.Refused(Reason.BAD_SIGNATURE, "the signature is not that of the request");

    private final String webhookId;
    private final PaypalAddresses addresses;
    private final Duration past;
    private final Duration future;
    private final boolean pinned;
    private final Trust trust;
    private final PublishedFiles<List<X509Certificate>> certificates;

    private PaypalProcedure(Parameters parameters, Source source) {
        webhookId = parameters.setting("webhookId", "");
        if (webhookId.isBlank() || webhookId.indexOf('|') >= 0) {
            parameters.problem("signs the id of the webhook: set it, as the dashboard shows it, with"
                    + " setting(\"webhookId\", ...).");
        }
        addresses = PaypalAddresses.of(parameters);
        past = parameters.tolerance("toleranceSeconds", Duration.ofDays(3));
        future = parameters.tolerance("futureSeconds", Duration.ofMinutes(5));
        pinned = !parameters.setting("trustedRoots", "").isEmpty();
        trust = pinned ? trust(parameters) : Trust.ofRuntime();
        certificates = new PublishedFiles<>(source.downloads().orElseGet(Downloads::https), Certificates::chain);
    }

    private static Trust trust(Parameters parameters) {
        try {
            return Trust.of(Certificates.pem(parameters.setting("trustedRoots", "")));
        } catch (IllegalArgumentException e) {
            parameters.problem("has the setting 'trustedRoots', which " + e.getMessage());
            return Trust.of(List.of());
        }
    }

    /**
     * Makes the procedure.
     *
     * @throws WebhookConfigurationException if a setting is missing or wrong
     */
    public static Procedure of(CodedScheme scheme, Source source) {
        var parameters = new Parameters(scheme, source);
        var procedure = new PaypalProcedure(parameters, source);
        parameters.end();
        return procedure;
    }

    @Override
    public Object key(String secret) {
        if (!secret.isEmpty()) {
            throw new IllegalArgumentException("is not needed: PayPal publishes its certificates.");
        }
        return certificates;
    }

    @Override
    public List<String> headers() {
        return HEADERS;
    }

    @Override
    public Finding check(WebhookRequest request, List<Object> keys, long nowMillis) {
        var headers = SoleHeaders.read(request, HEADERS);
        if (headers.refusal() != null) {
            return headers.refusal();
        }
        Instant signedAt = time(headers.value(TIME));
        byte[] signature = RsaSignature.decode(headers.value(SIGNATURE));
        boolean known = PublicText.same(ONLY_ALGORITHM, headers.value(ALGORITHM));
        if (signedAt == null || signature == null || !known || !PaypalAddresses.isName(headers.value(ID))) {
            return MALFORMED;
        }
        URI address = addresses.certificate(headers.value(CERTIFICATE));
        if (address == null) {
            return ADDRESS;
        }
        long age = nowMillis - signedAt.toEpochMilli();
        if (age > past.toMillis() || -age > future.toMillis()) {
            return age > 0 ? STALE : FUTURE;
        }
        List<X509Certificate> chain = certificates.at(address, nowMillis);
        if (chain == null) {
            return UNAVAILABLE;
        }
        if (!PaypalAddresses.isSubject(chain.get(0)) || !isTrusted(chain, nowMillis)) {
            return UNTRUSTED;
        }
        byte[] text = text(headers.values(), request.body()).getBytes(StandardCharsets.UTF_8);
        return RsaSignature.verifies(ONLY_ALGORITHM, chain.get(0).getPublicKey(), text, signature)
                ? new Finding.Proved(0, signedAt.toEpochMilli(), Coverage.of(SIGNED, headers.value(ID)))
                : BAD;
    }

    // PayPal's address vouches for a certificate that comes without its issuers, unless the source names some.
    private boolean isTrusted(List<X509Certificate> chain, long nowMillis) {
        return (pinned || chain.size() > 1)
                ? trust.trusts(chain, nowMillis)
                : Trust.isForSignatures(chain.get(0), nowMillis);
    }

    private String text(Map<String, String> headers, byte[] body) {
        var crc = new CRC32();
        crc.update(body, 0, body.length);
        return headers.get(ID) + "|" + headers.get(TIME) + "|" + webhookId + "|" + crc.getValue();
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
