package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.join;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Writes certificates that count from 2000 to 2049, in DER: the JDK can only read them. */
final class Certificate {
    /** The extension by which a certificate may issue others. */
    static final String AUTHORITY = "0603551d13" + "0101ff" + "0405" + "30030101ff";

    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int UTF8 = 0x0c;
    private static final int TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int WITHOUT_VALUE = 24;
    private static final byte[] EMPTY_VALUE = HexFormat.of().parseHex("04020500");
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("06092a864886f70d01010b0500");
    private static final byte[] SHA256_WITH_ECDSA = HexFormat.of().parseHex("06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");

    private Certificate() {}

    /** Returns a certificate of an RSA key by itself. */
    static String pem(KeyPair keys, String commonName) {
        var itself = new Issuer(commonName, keys);
        return lines("CERTIFICATE", Issuer.issue(commonName, keys.getPublic(), List.of(), itself));
    }

    /** Returns what is between lines that say what it is. */
    static String lines(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + what + "-----\n";
    }

    /** What issues certificates. */
    record Issuer(String name, KeyPair keys) {
        /** Issues one, with extensions in hexadecimal: those that are only an id get an empty value. */
        static byte[] issue(String name, PublicKey key, List<String> extensions, Issuer by) {
            boolean rsa = by.keys.getPrivate().getAlgorithm().equals("RSA");
            byte[] algorithm = der(SEQUENCE, rsa ? SHA256_WITH_RSA : SHA256_WITH_ECDSA);
            byte[] validity = der(SEQUENCE, join(text(TIME, "000101000000Z"), text(TIME, "491231235959Z")));
            byte[] content = der(
                    SEQUENCE,
                    join(
                            der(VERSION, der(INTEGER, new byte[] {2})),
                            der(INTEGER, BigInteger.ONE.toByteArray()),
                            algorithm,
                            commonName(by.name),
                            validity,
                            commonName(name),
                            key.getEncoded(),
                            extensions(extensions)));
            byte[] signature =
                    new NamedKey("", by.keys.getPrivate()).sign(rsa ? "SHA256withRSA" : "SHA256withECDSA", content);
            return der(SEQUENCE, join(content, algorithm, der(BITS, join(new byte[1], signature))));
        }

        @Override
        public String toString() {
            return "Issuer[" + name + "]";
        }
    }

    private static byte[] extensions(List<String> extensions) {
        byte[] all = {};
        for (String extension : extensions) {
            byte[] bytes = HexFormat.of().parseHex(extension);
            boolean bare = extension.length() == WITHOUT_VALUE;
            all = join(all, der(SEQUENCE, bare ? join(bytes, EMPTY_VALUE) : bytes));
        }
        return all.length == 0 ? all : der(EXTENSIONS, der(SEQUENCE, all));
    }

    private static byte[] commonName(String name) {
        return der(SEQUENCE, der(SET, der(SEQUENCE, join(COMMON_NAME, text(UTF8, name)))));
    }

    private static byte[] text(int tag, String text) {
        return der(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[] content) {
        int length = content.length;
        if (length < 128) {
            return join(new byte[] {(byte) tag, (byte) length}, content);
        }
        byte[] head = length < 256
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(head, content);
    }
}
