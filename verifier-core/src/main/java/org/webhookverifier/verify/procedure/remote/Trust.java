package org.webhookverifier.verify.procedure.remote;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Roots that are trusted, and chains that have to end in one of them. Whether a certificate was revoked is not asked: that would be a
 * call to an address that stands in the certificate.
 *
 * <p>Thread-safe.
 */
public final class Trust {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NO_AUTHORITY = -1;

    private final Set<X509Certificate> roots;

    private Trust(Set<X509Certificate> roots) {
        this.roots = Set.copyOf(roots);
    }

    /** Trusts the given roots and no other. */
    public static Trust of(List<X509Certificate> roots) {
        return new Trust(new HashSet<>(roots));
    }

    /** Trusts what the Java runtime trusts for TLS. */
    static Trust ofRuntime() {
        var roots = new HashSet<X509Certificate>();
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trusting) {
                    roots.addAll(List.of(trusting.getAcceptedIssuers()));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The trust store of this Java runtime cannot be read", e);
        }
        return new Trust(roots);
    }

    /**
     * Returns whether a chain, its end first, leads to a root at a moment: each certificate issued by the next, all of them valid then,
     * the end one for signatures and no authority itself.
     */
    public boolean trusts(List<X509Certificate> chain, long nowMillis) {
        if (!isForSignatures(chain.get(0), nowMillis)) {
            return false;
        }
        var path = new ArrayList<>(chain);
        while (path.size() > 1 && roots.contains(path.get(path.size() - 1))) {
            path.remove(path.size() - 1);
        }
        try {
            var anchors = new HashSet<TrustAnchor>();
            for (X509Certificate root : roots) {
                anchors.add(new TrustAnchor(root, null));
            }
            var parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(Instant.ofEpochMilli(nowMillis)));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (CertPathValidatorException | CertificateException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot validate chains of certificates", e);
        }
    }

    /** Returns whether a certificate is valid at a moment, is for signatures, and is no authority itself; whoever issued it. */
    static boolean isForSignatures(X509Certificate certificate, long nowMillis) {
        boolean @Nullable [] usage = certificate.getKeyUsage();
        try {
            certificate.checkValidity(Date.from(Instant.ofEpochMilli(nowMillis)));
        } catch (CertificateException e) {
            return false;
        }
        return certificate.getBasicConstraints() == NO_AUTHORITY && (usage == null || usage[DIGITAL_SIGNATURE]);
    }
}
