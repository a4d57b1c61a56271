package org.webhookverifier.verify.procedure;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A certificate that another issued, and its keys.
 *
 * @param der the certificate
 */
public record IssuedCertificate(KeyPair pair, String name, byte[] der) {
    /**
     * What is said in a certificate.
     *
     * @param name the subject
     * @param authority whether it may issue others
     * @param usage what its key is for
     * @param mark the id of a further extension; empty for none
     */
    public record Content(String name, boolean authority, int usage, String mark, Instant from, Instant until) {
        /** One of an authority. */
        public static Content authority(String name, Instant now) {
            return new Content(name, true, KeyUsage.keyCertSign, "", now.minusSeconds(86_400), now.plusSeconds(86_400));
        }

        /** One that signs. */
        public static Content end(String name, Instant now) {
            return new Content(
                    name, false, KeyUsage.digitalSignature, "", now.minusSeconds(86_400), now.plusSeconds(86_400));
        }

        /** The same with a further extension. */
        public Content marked(String id) {
            return new Content(name, authority, usage, id, from, until);
        }
    }

    /** Makes keys, {@code RSA} or {@code EC}. */
    public static KeyPair keys(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a certificate that is its own issuer. */
    public static IssuedCertificate root(String algorithm, Content content) {
        KeyPair pair = keys(algorithm);
        return make(pair, content, pair, content.name());
    }

    /** Issues another. */
    public IssuedCertificate issue(KeyPair keys, Content content) {
        return make(keys, content, pair, name);
    }

    /** Returns it in lines. */
    public String pem() {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----";
    }

    private static IssuedCertificate make(KeyPair keys, Content content, KeyPair issuer, String issuerName) {
        boolean rsa = issuer.getPrivate().getAlgorithm().equals("RSA");
        var algorithm = rsa
                ? new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1.11"), DERNull.INSTANCE)
                : new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2"));
        try {
            var certificate = new V3TBSCertificateGenerator();
            certificate.setSerialNumber(new ASN1Integer(BigInteger.ONE));
            certificate.setSignature(algorithm);
            certificate.setIssuer(new X500Name(issuerName));
            certificate.setSubject(new X500Name(content.name()));
            certificate.setStartDate(new Time(Date.from(content.from())));
            certificate.setEndDate(new Time(Date.from(content.until())));
            certificate.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(content.authority()));
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(content.usage()));
            if (!content.mark().isEmpty()) {
                extensions.addExtension(new ASN1ObjectIdentifier(content.mark()), false, DERNull.INSTANCE);
            }
            certificate.setExtensions(extensions.generate());
            var text = certificate.generateTBSCertificate();
            var parts = new ASN1EncodableVector();
            parts.add(text);
            parts.add(algorithm);
            parts.add(new DERBitString(sign(issuer, rsa ? "SHA256withRSA" : "SHA256withECDSA", text.getEncoded())));
            return new IssuedCertificate(keys, content.name(), new DERSequence(parts).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs a text. */
    public static byte[] sign(KeyPair pair, String algorithm, byte[] text) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
