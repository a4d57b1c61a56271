package org.webhookverifier.benchmarks;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.SigningPair;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;

/** Signatures with public keys over 1 KB, each beside the bare primitive with its hash, over the same bytes and with the key ready. */
@State(Scope.Benchmark)
public class PublicKeyBenchmark {
    private Signed discord;
    private Signed sendgrid;
    private Signed kick;
    private Ed25519.PublicPoint edwards;
    private ECPublicKeyParameters curve;
    private PublicKey rsa;

    /** Makes keys and requests. */
    @Setup
    public void make() throws Exception {
        discord = Signed.of("discord", "X-Signature-Timestamp", "X-Signature-Ed25519");
        sendgrid = Signed.of(
                "sendgrid", "X-Twilio-Email-Event-Webhook-Timestamp", "X-Twilio-Email-Event-Webhook-Signature");
        kick = Signed.of("kick", "Kick-Event-Message-Timestamp", "Kick-Event-Signature");
        byte[] raw = ((Ed25519PublicKeyParameters) PublicKeyFactory.createKey(discord.key)).getEncoded();
        edwards = Ed25519.validatePublicKeyFullExport(raw, 0);
        curve = (ECPublicKeyParameters) PublicKeyFactory.createKey(sendgrid.key);
        rsa = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(kick.key));
    }

    /** Ours, Ed25519. */
    @Benchmark
    public Verification ed25519() {
        return Proof.ofAccepted(discord.verifier.verify(discord.request));
    }

    /** Bouncy Castle's Ed25519. */
    @Benchmark
    public boolean bareEd25519() {
        return Proof.ofTrue(Ed25519.verify(discord.signature, 0, edwards, discord.content, 0, discord.content.length));
    }

    /** Ours, ECDSA on P-256. */
    @Benchmark
    public Verification ecdsa() {
        return Proof.ofAccepted(sendgrid.verifier.verify(sendgrid.request));
    }

    /** Bouncy Castle's ECDSA and the JDK's SHA-256. */
    @Benchmark
    public boolean bareEcdsa() throws GeneralSecurityException {
        ASN1Sequence pair = ASN1Sequence.getInstance(sendgrid.signature);
        BigInteger r = ASN1Integer.getInstance(pair.getObjectAt(0)).getPositiveValue();
        BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue();
        var signer = new ECDSASigner();
        signer.init(false, curve);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(sendgrid.content);
        return Proof.ofTrue(signer.verifySignature(digest, r, s));
    }

    /** Ours, RSA. */
    @Benchmark
    public Verification rsa() {
        return Proof.ofAccepted(kick.verifier.verify(kick.request));
    }

    /** The JDK's RSA. */
    @Benchmark
    public boolean bareRsa() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(rsa);
        signature.update(kick.content);
        return Proof.ofTrue(signature.verify(kick.signature));
    }

    private record Signed(Verifier verifier, WebhookRequest request, byte[] key, byte[] content, byte[] signature) {
        static Signed of(String provider, String timeHeader, String signatureHeader) {
            SigningPair pair = SigningPair.generate(provider);
            WebhookRequest request =
                    WebhookSigner.of(provider, pair.privateKey()).sign(Deliveries.body(1024));
            String time = request.headers().first(timeHeader).orElseThrow();
            String text = request.headers().first(signatureHeader).orElseThrow();
            byte[] signature = provider.equals("discord")
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
            var content = new ByteArrayOutputStream();
            if (provider.equals("kick")) {
                String id = request.headers().first("Kick-Event-Message-Id").orElseThrow();
                content.writeBytes((id + "." + time + ".").getBytes(StandardCharsets.US_ASCII));
            } else {
                content.writeBytes(time.getBytes(StandardCharsets.US_ASCII));
            }
            content.writeBytes(request.body());
            byte[] key = Base64.getDecoder().decode(pair.publicKey());
            return new Signed(Verifier.of(provider, pair.publicKey()), request, key, content.toByteArray(), signature);
        }
    }
}
