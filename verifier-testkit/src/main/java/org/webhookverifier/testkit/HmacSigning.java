package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.SignatureFormat;
import org.webhookverifier.provider.SignatureScheme;

/**
 * Signs one request by one scheme.
 *
 * @param scheme how
 * @param body the body
 * @param timestamp what stands where the timestamp belongs
 * @param headers the headers so far, to which the signature and what it needs are added
 */
record HmacSigning(SignatureScheme scheme, byte[] body, String timestamp, HeaderLines headers) {
    /** Signs with each of the keys, or with the first where the header has room for one signature only. */
    void sign(List<byte[]> keys, Tampering tampering) {
        SignatureFormat format = scheme.signature();
        scheme.timestamp()
                .filter(time -> time.itemPrefix().isEmpty())
                .ifPresent(time -> headers.addIfAbsent(time.header(), timestamp));
        byte[] content = content();
        var signatures = new ArrayList<String>();
        for (byte[] key : format.separator().isEmpty() ? keys.subList(0, 1) : keys) {
            byte[] mac = mac(scheme.hash(), tampering.keys().apply(key), content);
            signatures.add(
                    format.prefix() + encode(format.encoding(), tampering.macs().apply(mac)));
        }
        var all = new ArrayList<String>();
        scheme.timestamp()
                .filter(time -> !time.itemPrefix().isEmpty())
                .ifPresent(time -> all.add(time.itemPrefix() + timestamp));
        all.addAll(tampering.items().apply(signatures));
        headers.addIfAbsent(format.header(), String.join(format.separator(), all));
    }

    private byte[] content() {
        var content = new ByteArrayOutputStream();
        for (ContentPart part : scheme.content().parts()) {
            content.writeBytes(part instanceof ContentPart.Body ? body : wire(text(part)));
        }
        return content.toByteArray();
    }

    private String text(ContentPart part) {
        if (part instanceof ContentPart.Literal literal) {
            return literal.text();
        }
        if (part instanceof ContentPart.Timestamp) {
            return scheme.timestamp()
                    .filter(time -> time.itemPrefix().isEmpty())
                    .map(time -> headers.value(time.header()))
                    .orElse(timestamp);
        }
        return part instanceof ContentPart.Header header
                ? headers.value(header.name())
                : headers.value(scheme.idHeader().orElseThrow());
    }

    // As servers see it: each byte of a header is one character. Text that cannot be meant so is sent as UTF-8.
    private static byte[] wire(String text) {
        return text.getBytes(text.chars().allMatch(c -> c < 256) ? ISO_8859_1 : UTF_8);
    }

    static byte[] mac(Hash hash, byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(hash.macName());
            mac.init(new SecretKeySpec(key, hash.macName()));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no usable " + hash.macName(), e);
        }
    }

    private static String encode(Encoding encoding, byte[] mac) {
        return switch (encoding) {
            case HEX -> HexFormat.of().formatHex(mac);
            case BASE64 -> Base64.getEncoder().encodeToString(mac);
            case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
        };
    }
}
