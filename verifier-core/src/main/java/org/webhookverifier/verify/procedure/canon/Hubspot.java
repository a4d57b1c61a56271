package org.webhookverifier.verify.procedure.canon;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Procedure;

/**
 * HubSpot. Versions 1 and 2 are a hash of the secret and what follows it: the body, or method, URL and body. Version 3 is an HMAC of
 * method, URL, body and timestamp; certain escapes of the URL may be decoded in it.
 *
 * <p>Whoever knows the hash of a secret and a text knows that of the same text with the hash's padding and more behind it. The
 * padding starts with a byte that follows nothing complete in UTF-8, so that only UTF-8 is accepted as body.
 */
public final class Hubspot {
    private static final String SIGNATURE = "X-HubSpot-Signature";
    private static final String VERSION = "X-HubSpot-Signature-Version";
    private static final String SIGNATURE_3 = "X-HubSpot-Signature-v3";
    private static final String TIME = "X-HubSpot-Request-Timestamp";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Hubspot() {}

    /** Makes the procedure of version 1. */
    public static Procedure v1(CodedScheme scheme, Source source) {
        return hashed(source, Hubspot::first);
    }

    /** Makes the procedure of version 2. */
    public static Procedure v2(CodedScheme scheme, Source source) {
        Rules.requirePublicUrl(source);
        return hashed(source, Hubspot::second);
    }

    /** Makes the procedure of version 3. */
    public static Procedure v3(CodedScheme scheme, Source source) {
        Rules.requirePublicUrl(source);
        return new CanonProcedure(
                source,
                Hubspot::third,
                secret -> CanonKey.hmac(Hash.SHA256, secret),
                List.of(SIGNATURE_3, TIME),
                TOLERANCE);
    }

    private static Procedure hashed(Source source, Canon canon) {
        return CanonProcedure.timeless(
                source, canon, secret -> CanonKey.prefix(Hash.SHA256, secret), List.of(SIGNATURE, VERSION));
    }

    private static @Nullable Proof first(Reading reading) {
        String signature = signature(reading, "v1");
        return signature == null ? null : Proof.of(Candidates.hex(signature), reading.body(), Coverage.ofBody());
    }

    private static @Nullable Proof second(Reading reading) {
        String signature = signature(reading, "v2");
        Map<String, Object> parameters = signature == null ? null : reading.parameters();
        if (signature == null || parameters == null) {
            return null;
        }
        byte[] text = Text.join(Text.utf8(reading.request().method() + reading.url()), reading.body());
        return Proof.of(Candidates.hex(signature), text, new Coverage(true, Reading.places(parameters), text));
    }

    private static @Nullable Proof third(Reading reading) {
        String signature = reading.header(SIGNATURE_3);
        String time = signature == null ? null : reading.header(TIME);
        Map<String, Object> parameters = time == null ? null : reading.parameters();
        if (signature == null || time == null || parameters == null) {
            return null;
        }
        long signedAt = Text.number(time);
        if (signedAt < 0) {
            return reading.malformed("header " + TIME + " is no plain number");
        }
        String method = reading.request().method();
        byte[] rest = Text.join(reading.body(), Text.utf8(time));
        String decoded = Escapes.decoded(reading.url());
        var urls = new LinkedHashSet<>(List.of(reading.url(), decoded));
        List<byte[]> texts = urls.stream()
                .map(url -> Text.join(Text.utf8(method + url), rest))
                .toList();
        Set<Ref> places = Reading.places(parameters);
        places.add(new Ref.Header(TIME));
        // Who repeats a request can write the escapes in another way: it stays the same delivery.
        byte[] identity = Text.join(Text.utf8(method + decoded), reading.body());
        return Proof.ofAny(Candidates.base64(signature), texts, new Coverage(true, places, identity))
                .at(signedAt);
    }

    private static @Nullable String signature(Reading reading, String version) {
        String named = reading.header(VERSION);
        if (named == null) {
            return null;
        }
        if (!Set.of(version).contains(named)) {
            return reading.malformed("header " + VERSION + " is not " + version);
        }
        return isUtf8(reading.body()) ? reading.header(SIGNATURE) : reading.malformed("the body is not UTF-8");
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
