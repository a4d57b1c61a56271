package org.webhookverifier.verify.procedure.remote;

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
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A key with a certificate of its own.
 *
 * @param pem the certificate
 */
record SelfSigned(KeyPair pair, String pem) {
    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    static SelfSigned of(int bits, Instant from, Instant until) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            var certificate = new V3TBSCertificateGenerator();
            certificate.setSerialNumber(new ASN1Integer(BigInteger.ONE));
            certificate.setSignature(ALGORITHM);
            certificate.setIssuer(new X500Name("CN=sns.amazonaws.com"));
            certificate.setSubject(new X500Name("CN=sns.amazonaws.com"));
            certificate.setStartDate(new Time(Date.from(from)));
            certificate.setEndDate(new Time(Date.from(until)));
            certificate.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            var content = certificate.generateTBSCertificate();
            var parts = new ASN1EncodableVector();
            parts.add(content);
            parts.add(ALGORITHM);
            parts.add(new DERBitString(sign(pair, "SHA256withRSA", content.getEncoded())));
            String lines = Base64.getMimeEncoder().encodeToString(new DERSequence(parts).getEncoded());
            return new SelfSigned(pair, "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sign(KeyPair pair, String algorithm, byte[] text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
