package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.join;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HexFormat;

/** Writes a certificate of an RSA key by itself that counts from 2000 to 2049, in DER: the JDK can only read them. */
final class Certificate {
    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int UTF8 = 0x0c;
    private static final int TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int VERSION = 0xa0;
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("06092a864886f70d01010b0500");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");

    private Certificate() {}

    static String pem(KeyPair keys, String commonName) {
        byte[] algorithm = der(SEQUENCE, SHA256_WITH_RSA);
        byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, join(COMMON_NAME, text(UTF8, commonName)))));
        byte[] validity = der(SEQUENCE, join(text(TIME, "000101000000Z"), text(TIME, "491231235959Z")));
        byte[] content = der(
                SEQUENCE,
                join(
                        der(VERSION, der(INTEGER, new byte[] {2})),
                        der(INTEGER, BigInteger.ONE.toByteArray()),
                        algorithm,
                        name,
                        validity,
                        name,
                        keys.getPublic().getEncoded()));
        byte[] signature = new NamedKey("", keys.getPrivate()).sign("SHA256withRSA", content);
        byte[] certificate = der(SEQUENCE, join(content, algorithm, der(BITS, join(new byte[1], signature))));
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] text(int tag, String text) {
        return der(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 128
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(head, content);
    }
}
