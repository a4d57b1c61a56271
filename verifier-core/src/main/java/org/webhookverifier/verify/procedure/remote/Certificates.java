package org.webhookverifier.verify.procedure.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates. */
public final class Certificates {
    private static final int LEAST_BITS = 2048;
    private static final int MOST = 10;

    private Certificates() {}

    /** Reads the first certificate of a file, which has to be of an RSA key that is strong enough. */
    static X509Certificate single(byte[] file) throws IOException {
        try {
            return strong((X509Certificate) factory().generateCertificate(new ByteArrayInputStream(file)));
        } catch (CertificateException e) {
            throw new IOException("The answer is no certificate", e);
        }
    }

    /** Reads a chain, its end first, which has to be of an RSA key that is strong enough. */
    static List<X509Certificate> chain(byte[] file) throws IOException {
        try {
            List<X509Certificate> chain = all(file);
            if (chain.isEmpty() || chain.size() > MOST) {
                throw new IOException("The answer holds " + chain.size() + " certificates");
            }
            strong(chain.get(0));
            return chain;
        } catch (CertificateException e) {
            throw new IOException("The answer is no chain of certificates", e);
        }
    }

    /** Reads one certificate in DER. */
    public static X509Certificate der(byte[] bytes) throws CertificateException {
        return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(bytes));
    }

    /**
     * Reads the certificates in a text: between {@code BEGIN CERTIFICATE} and {@code END CERTIFICATE}.
     *
     * @throws IllegalArgumentException if it holds none
     */
    public static List<X509Certificate> pem(String text) {
        try {
            List<X509Certificate> certificates = all(text.getBytes(StandardCharsets.US_ASCII));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            // Said below; what the exception says may quote the text.
        }
        throw new IllegalArgumentException("has to be a certificate, from '-----BEGIN CERTIFICATE-----' to the end.");
    }

    private static List<X509Certificate> all(byte[] file) throws CertificateException {
        var chain = new ArrayList<X509Certificate>();
        for (Certificate certificate : factory().generateCertificates(new ByteArrayInputStream(file))) {
            chain.add((X509Certificate) certificate);
        }
        return List.copyOf(chain);
    }

    private static X509Certificate strong(X509Certificate certificate) throws IOException {
        boolean strong = certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() >= LEAST_BITS;
        if (!strong) {
            throw new IOException("It is not of an RSA key of " + LEAST_BITS + " bits or more");
        }
        return certificate;
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }
}
