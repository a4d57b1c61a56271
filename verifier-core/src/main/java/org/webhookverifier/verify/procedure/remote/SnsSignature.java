package org.webhookverifier.verify.procedure.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/** Checks the signatures of SNS. */
final class SnsSignature {
    private static final Map<String, String> ALGORITHMS = Map.of("1", "SHA1withRSA", "2", "SHA256withRSA");
    private static final Finding.Refused VERSION =
            new Finding.Refused(Reason.MALFORMED, "the version of the signature is not known");
    private static final Finding.Refused MALFORMED =
            new Finding.Refused(Reason.MALFORMED, "the signature is not Base64");
    private static final Finding.Refused UNAVAILABLE =
            new Finding.Refused(Reason.SECRETS_UNAVAILABLE, "the certificate cannot be had at the moment");
    private static final Finding.Refused EXPIRED =
            new Finding.Refused(Reason.UNTRUSTED_KEY, "the certificate does not count at the moment");
    private static final Finding.Refused BAD =
            new Finding.Refused(Reason.BAD_SIGNATURE, "the signature is not that of the message");

    private final PublishedFiles<X509Certificate> certificates;

    SnsSignature(PublishedFiles<X509Certificate> certificates) {
        this.certificates = certificates;
    }

    /** Returns why a message is refused, whose certificate is at an address of SNS, or {@code null} if it is not. */
    Finding.@Nullable Refused refusal(SnsMessage message, URI address, long nowMillis) {
        String algorithm = ALGORITHMS.get(message.field("SignatureVersion"));
        if (algorithm == null) {
            return VERSION;
        }
        byte[] signature = RsaSignature.decode(message.field("Signature"));
        if (signature == null) {
            return MALFORMED;
        }
        X509Certificate certificate = certificates.at(address, nowMillis);
        if (certificate == null) {
            return UNAVAILABLE;
        }
        try {
            certificate.checkValidity(Date.from(Instant.ofEpochMilli(nowMillis)));
        } catch (CertificateException e) {
            return EXPIRED;
        }
        byte[] text = message.text(true).getBytes(StandardCharsets.UTF_8);
        return RsaSignature.verifies(algorithm, certificate.getPublicKey(), text, signature) ? null : BAD;
    }
}
