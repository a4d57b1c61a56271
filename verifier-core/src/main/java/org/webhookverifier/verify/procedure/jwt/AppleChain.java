package org.webhookverifier.verify.procedure.jwt;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.verify.procedure.remote.Certificates;

/** The certificates in a token of Apple's: three, of which the last is a root and left out, because the source has its own. */
final class AppleChain {
    private static final int LENGTH = 3;
    private static final int MAX_CERTIFICATE = 16 * 1024;
    private static final String MARK_OF_END = "1.2.840.113635.100.6.11.1";
    private static final String MARK_OF_ISSUER = "1.2.840.113635.100.6.2.1";

    private AppleChain() {}

    /** Returns the first two certificates, or {@code null} if there are not three. */
    static @Nullable List<X509Certificate> read(CompactJws token) {
        if (!(token.header().get("x5c") instanceof List<?> texts) || texts.size() != LENGTH) {
            return null;
        }
        var chain = new ArrayList<X509Certificate>();
        for (Object text : texts.subList(0, LENGTH - 1)) {
            if (!(text instanceof String base64) || base64.length() > MAX_CERTIFICATE) {
                return null;
            }
            try {
                chain.add(Certificates.der(Base64.getDecoder().decode(base64)));
            } catch (CertificateException | IllegalArgumentException e) {
                return null;
            }
        }
        return List.copyOf(chain);
    }

    /** Returns whether the certificates carry Apple's marks of those for the App Store. */
    static boolean isOfAppStore(List<X509Certificate> chain) {
        return chain.get(0).getExtensionValue(MARK_OF_END) != null
                && chain.get(1).getExtensionValue(MARK_OF_ISSUER) != null;
    }
}
