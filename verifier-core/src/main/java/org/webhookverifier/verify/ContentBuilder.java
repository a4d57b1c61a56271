package org.webhookverifier.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;

/** Puts together what a signature covers, from any place of the request. */
final class ContentBuilder {
    private static final byte[] SECRET_HERE = {};

    private final SignatureScheme scheme;
    private final Source source;
    private final List<ContentPart> parts;
    private final List<JsonPointer> pointers = new ArrayList<>();

    ContentBuilder(SignatureScheme scheme, Source source) {
        this.scheme = scheme;
        this.source = source;
        parts = scheme.content().parts();
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.Value value) {
                addPointer(value.ref());
            }
        }
        scheme.signature().at().forEach(this::addPointer);
        scheme.timestamp().map(TimestampFormat::at).ifPresent(this::addPointer);
    }

    private void addPointer(Ref ref) {
        if (ref instanceof Ref.Json json && !pointers.contains(json.pointer())) {
            pointers.add(json.pointer());
        }
    }

    /** Returns the pointers of everything that the scheme reads from a JSON body. */
    List<JsonPointer> pointers() {
        return pointers;
    }

    /**
     * What is signed.
     *
     * @param pieces the pieces; the secret belongs where a certain one is
     * @param signedAt the signed moment, or a number that says that it is malformed
     */
    record Content(List<byte[]> pieces, long signedAt) {
        byte[] bytes(byte[] secret) {
            var bytes = new ByteArrayOutputStream();
            pieces.forEach(piece -> bytes.writeBytes(piece == SECRET_HERE ? secret : piece));
            return bytes.toByteArray();
        }
    }

    /** Returns the content, or {@code null} if a part of it is not there; the values then say why. */
    @Nullable
    Content of(WebhookRequest request, Values values, @Nullable String timeItem) {
        TimestampFormat format = scheme.timestamp().orElse(null);
        String time = format == null || format.at() == null ? timeItem : values.read(format.at());
        if (time == null && format != null && format.at() != null) {
            return null;
        }
        var pieces = new ArrayList<byte[]>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            byte[] piece = parts.get(i) instanceof ContentPart.Timestamp
                    ? ascii(time == null ? "" : time)
                    : piece(request, values, i);
            if (piece == null) {
                return null;
            }
            pieces.add(piece);
        }
        return new Content(
                pieces,
                format == null || time == null ? TimestampText.MALFORMED : TimestampText.millis(time, format.unit()));
    }

    /** Returns what tells requests apart beside what the scheme itself says, if there is anything. */
    @Nullable
    Coverage coverage(Content content) {
        var besides = new ByteArrayOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof ContentPart.Value) {
                byte[] piece = content.pieces().get(i);
                besides.writeBytes(ascii(piece.length + ":"));
                besides.writeBytes(piece);
            }
        }
        return besides.size() == 0 ? null : new Coverage(false, Set.of(), besides.toByteArray());
    }

    private byte @Nullable [] piece(WebhookRequest request, Values values, int number) {
        ContentPart part = parts.get(number);
        if (part instanceof ContentPart.Body) {
            return request.body();
        }
        if (part instanceof ContentPart.BodyHash hash) {
            return ascii(HexFormat.of().formatHex(digest(hash.hash(), request.body())));
        }
        if (part instanceof ContentPart.SecretText) {
            return SECRET_HERE;
        }
        String text = text(request, part);
        if (text != null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        Ref ref = part instanceof ContentPart.Value value
                ? value.ref()
                : new Ref.Header(
                        part instanceof ContentPart.Header header
                                ? header.name()
                                : scheme.idHeader().orElseThrow());
        String value = values.read(ref);
        if (value == null) {
            return null;
        }
        if (!SignedText.isAllowed(value, SignedText.neighbours(parts, number), ref)) {
            values.refuse(new Rejected(Reason.MALFORMED, "a signed value holds a character that it must not hold"));
            return null;
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private @Nullable String text(WebhookRequest request, ContentPart part) {
        if (part instanceof ContentPart.Literal literal) {
            return literal.text();
        }
        if (part instanceof ContentPart.Method) {
            return request.method();
        }
        if (part instanceof ContentPart.Target) {
            return request.target();
        }
        if (part instanceof ContentPart.Url) {
            return source.publicUrl(request).orElse("") + request.target();
        }
        return part instanceof ContentPart.Setting setting ? source.settings().get(setting.name()) : null;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] digest(Hash hash, byte[] body) {
        try {
            return MessageDigest.getInstance(hash.digestName()).digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no " + hash.digestName(), e);
        }
    }
}
