package org.webhookverifier.verify.procedure.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
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

    private final Certificates certificates;

    SnsSignature(Certificates certificates) {
        this.certificates = certificates;
    }

    /** Returns why a message is refused, whose certificate is at an address of SNS, or {@code null} if it is not. */
    Finding.@Nullable Refused refusal(SnsMessage message, URI address, long nowMillis) {
        String algorithm = ALGORITHMS.get(message.field("SignatureVersion"));
        if (algorithm == null) {
            return VERSION;
        }
        byte[] signature = decode(message.field("Signature"));
        if (signature.length == 0) {
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
        return verifies(algorithm, certificate, message.text(true), signature) ? null : BAD;
    }

    private static boolean verifies(String algorithm, X509Certificate certificate, String text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(certificate.getPublicKey());
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no usable " + algorithm, e);
        }
    }

    private static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder drops unused bits; of several texts for the same bytes, one is the signature.
            byte[] canonical = Base64.getEncoder().encode(bytes);
            return MessageDigest.isEqual(canonical, text.getBytes(StandardCharsets.UTF_8)) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
