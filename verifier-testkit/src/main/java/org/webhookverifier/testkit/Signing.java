package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.SignatureFormat;
import org.webhookverifier.provider.SignatureScheme;

/**
 * Signs one request by one scheme.
 *
 * @param scheme how
 * @param timestamp what stands where the timestamp belongs
 * @param draft the request so far, to which the signature and what it needs are added
 */
record Signing(SignatureScheme scheme, String timestamp, Draft draft) {
    /** Signs with each of the keys, or with the first where there is room for one signature only. */
    void sign(List<SigningKey> keys, Tampering tampering) {
        SignatureFormat format = scheme.signature();
        addWhatIsSigned(keys.get(0));
        var signatures = new ArrayList<String>();
        for (SigningKey key : format.separator().isEmpty() ? keys.subList(0, 1) : keys) {
            byte[] signature = tampering.macs().apply(signature(key, tampering));
            signatures.add(format.prefix() + encode(format.encoding(), signature));
        }
        var all = new ArrayList<String>();
        scheme.timestamp().filter(time -> time.at() == null).ifPresent(time -> all.add(time.itemPrefix() + timestamp));
        all.addAll(tampering.items().apply(signatures));
        draft.putIfAbsent(format.at().get(0), String.join(format.separator(), all));
    }

    private void addWhatIsSigned(SigningKey key) {
        scheme.required().forEach((name, value) -> draft.putIfAbsent(new Ref.Header(name), value));
        scheme.keyIdHeader().ifPresent(name -> draft.putIfAbsent(new Ref.Header(name), key.id()));
        for (ContentPart part : scheme.content().parts()) {
            if (part instanceof ContentPart.Header signed) {
                draft.putIfAbsent(new Ref.Header(signed.name()), "value");
            } else if (part instanceof ContentPart.Value value) {
                draft.putIfAbsent(value.ref(), "value");
            }
        }
        scheme.timestamp().ifPresent(time -> {
            if (time.at() != null) {
                draft.putIfAbsent(time.at(), timestamp);
            }
        });
    }

    private byte[] signature(SigningKey key, Tampering tampering) {
        PrivateKey privateKey = key.privateKey();
        if (privateKey != null) {
            return sign(privateKey, content(new byte[0]));
        }
        byte[] secret = tampering.keys().apply(key.bytes());
        return scheme.algorithm() == Algorithm.DIGEST
                ? digest(scheme.hash(), content(secret))
                : mac(scheme.hash(), secret, content(secret));
    }

    private byte[] content(byte[] secret) {
        var content = new ByteArrayOutputStream();
        for (ContentPart part : scheme.content().parts()) {
            content.writeBytes(bytes(part, secret));
        }
        return content.toByteArray();
    }

    private byte[] bytes(ContentPart part, byte[] secret) {
        if (part instanceof ContentPart.Body) {
            return draft.body();
        }
        if (part instanceof ContentPart.BodyHash hash) {
            return HexFormat.of().formatHex(digest(hash.hash(), draft.body())).getBytes(UTF_8);
        }
        if (part instanceof ContentPart.SecretText) {
            return secret;
        }
        if (part instanceof ContentPart.Value value) {
            return draft.read(value.ref()).getBytes(UTF_8);
        }
        return wire(text(part));
    }

    private String text(ContentPart part) {
        if (part instanceof ContentPart.Literal literal) {
            return literal.text();
        }
        if (part instanceof ContentPart.Timestamp) {
            Ref place = scheme.timestamp().orElseThrow().at();
            return place == null ? timestamp : draft.read(place);
        }
        if (part instanceof ContentPart.Method) {
            return "POST";
        }
        if (part instanceof ContentPart.Target) {
            return draft.target();
        }
        if (part instanceof ContentPart.Url) {
            return draft.agreed().publicUrl() + draft.target();
        }
        if (part instanceof ContentPart.Setting setting) {
            return draft.agreed().settings().getOrDefault(setting.name(), "");
        }
        return part instanceof ContentPart.Header header
                ? draft.headers().value(header.name())
                : draft.headers().value(scheme.idHeader().orElseThrow());
    }

    // As servers see it: each byte of a header is one character. Text that cannot be meant so is sent as UTF-8.
    private static byte[] wire(String text) {
        return text.getBytes(text.chars().allMatch(c -> c < 256) ? ISO_8859_1 : UTF_8);
    }

    private byte[] sign(PrivateKey key, byte[] content) {
        String hash = scheme.hash().name();
        String name = switch (scheme.algorithm()) {
            case ED25519 -> "Ed25519";
            case ECDSA -> hash + "withECDSA";
            default -> hash + "withRSA";
        };
        try {
            Signature signature = Signature.getInstance(name);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no usable " + name, e);
        }
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

    private static byte[] digest(Hash hash, byte[] content) {
        try {
            return MessageDigest.getInstance(hash.digestName()).digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + hash.digestName(), e);
        }
    }

    private static String encode(Encoding encoding, byte[] bytes) {
        return switch (encoding) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }
}
