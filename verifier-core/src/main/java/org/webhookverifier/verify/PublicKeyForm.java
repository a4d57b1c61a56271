package org.webhookverifier.verify;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Algorithm;

/**
 * A public key taken out of what it was wrapped in.
 *
 * @param kind the kind
 * @param bytes the 32 bytes of Ed25519, the uncompressed point of ECDSA, or the DER form of an RSA key's two numbers
 */
record PublicKeyForm(Kind kind, byte[] bytes) {
    enum Kind {
        ED25519(Algorithm.ED25519, "", "a public key for Ed25519"),
        P256(Algorithm.ECDSA, "secp256r1", "a public key for ECDSA"),
        P384(Algorithm.ECDSA, "secp384r1", "a public key for ECDSA"),
        P521(Algorithm.ECDSA, "secp521r1", "a public key for ECDSA"),
        RSA(Algorithm.RSA, "", "a public key for RSA"),
        OTHER(Algorithm.HMAC, "", "a public key of a kind or curve that is not supported"),
        PRIVATE(Algorithm.HMAC, "", ""),
        UNREADABLE(Algorithm.HMAC, "", "");

        private final Algorithm algorithm;
        private final String curve;
        private final String description;

        Kind(Algorithm algorithm, String curve, String description) {
            this.algorithm = algorithm;
            this.curve = curve;
            this.description = description;
        }

        /** Returns the algorithm that it is for; one without public keys if there is none. */
        Algorithm algorithm() {
            return algorithm;
        }

        String curve() {
            return curve;
        }

        String description() {
            return description;
        }
    }

    private static final PublicKeyForm UNREADABLE = new PublicKeyForm(Kind.UNREADABLE, new byte[0]);
    private static final PublicKeyForm PRIVATE = new PublicKeyForm(Kind.PRIVATE, new byte[0]);
    private static final String EC = "2a8648ce3d0201";
    // By the object identifiers of https://www.rfc-editor.org/rfc/rfc8410, rfc5480 and rfc8017.
    private static final Map<String, Kind> KINDS = Map.of(
            "2b6570",
            Kind.ED25519,
            "2a864886f70d010101",
            Kind.RSA,
            EC + "2a8648ce3d030107",
            Kind.P256,
            EC + "2b81040022",
            Kind.P384,
            EC + "2b81040023",
            Kind.P521);
    private static final Map<Integer, Kind> POINTS = Map.of(65, Kind.P256, 97, Kind.P384, 133, Kind.P521);
    private static final int RAW_ED25519 = 32;

    /**
     * Takes a key out of its wrapping.
     *
     * @param ed25519 whether bytes without any wrapping are of Ed25519
     */
    static PublicKeyForm of(PublicKeyText text, boolean ed25519) {
        if (text.label().indexOf("PRIVATE") >= 0) {
            return PRIVATE;
        }
        byte[] bytes = text.bytes();
        if (text.label().isEmpty() && bytes.length == RAW_ED25519) {
            return new PublicKeyForm(Kind.ED25519, bytes);
        }
        if (text.label().isEmpty() && ed25519 && bytes.length == 2 * RAW_ED25519) {
            return PRIVATE;
        }
        Kind point = bytes.length > 0 && bytes[0] == 4 ? POINTS.get(bytes.length) : null;
        return point == null ? wrapped(bytes) : new PublicKeyForm(point, bytes);
    }

    private static PublicKeyForm wrapped(byte[] der) {
        var all = new DerReader(der);
        DerReader sequence = all.take(DerReader.SEQUENCE);
        if (sequence == null || !all.isAtEnd()) {
            return UNREADABLE;
        }
        if (sequence.isNext(DerReader.INTEGER)) {
            return numbers(der, sequence);
        }
        DerReader algorithm = sequence.take(DerReader.SEQUENCE);
        if (algorithm == null) {
            return UNREADABLE;
        }
        if (!algorithm.isNext(DerReader.OBJECT_IDENTIFIER)) {
            return certified(der);
        }
        byte[] key = sequence.takeBytes();
        return key == null || !sequence.isAtEnd() ? UNREADABLE : of(kind(algorithm), key);
    }

    private static PublicKeyForm of(Kind kind, byte[] key) {
        boolean sound = switch (kind) {
            case ED25519 -> key.length == RAW_ED25519;
            case P256, P384, P521 -> key.length > 0 && key[0] == 4 && POINTS.get(key.length) == kind;
            case RSA, OTHER, PRIVATE, UNREADABLE -> true;
        };
        return sound ? new PublicKeyForm(kind, key) : UNREADABLE;
    }

    private static Kind kind(DerReader algorithm) {
        DerReader name = algorithm.take(DerReader.OBJECT_IDENTIFIER);
        String known = name == null ? "" : HexFormat.of().formatHex(name.rest());
        DerReader curve =
                algorithm.isNext(DerReader.OBJECT_IDENTIFIER) ? algorithm.take(DerReader.OBJECT_IDENTIFIER) : null;
        String all = curve == null ? known : known + HexFormat.of().formatHex(curve.rest());
        return KINDS.getOrDefault(all, Kind.OTHER);
    }

    // Private keys begin with the number of a version, 0 or 1; the numbers of an RSA key are larger.
    private static PublicKeyForm numbers(byte[] der, DerReader sequence) {
        DerReader first = sequence.take(DerReader.INTEGER);
        boolean version = first != null && first.rest().length == 1;
        return version ? PRIVATE : new PublicKeyForm(Kind.RSA, der);
    }

    private static PublicKeyForm certified(byte[] der) {
        byte[] key = subjectKey(der);
        return key == null ? UNREADABLE : wrapped(key);
    }

    private static byte @Nullable [] subjectKey(byte[] certificate) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))
                    .getPublicKey()
                    .getEncoded();
        } catch (CertificateException e) {
            return null;
        }
    }

    /** Returns the kind. */
    @Override
    public String toString() {
        return "PublicKeyForm[" + kind + "]";
    }
}
