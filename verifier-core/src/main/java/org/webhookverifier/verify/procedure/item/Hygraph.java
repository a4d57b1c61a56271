package org.webhookverifier.verify.procedure.item;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.canon.Candidates;
import org.webhookverifier.verify.procedure.canon.Canon;
import org.webhookverifier.verify.procedure.canon.CanonKey;
import org.webhookverifier.verify.procedure.canon.CanonProcedure;
import org.webhookverifier.verify.procedure.canon.JsText;
import org.webhookverifier.verify.procedure.canon.Proof;
import org.webhookverifier.verify.procedure.canon.Reading;
import org.webhookverifier.verify.procedure.canon.Text;

/** Hygraph: a JSON object that holds the body as a string, the environment and the time; the latter two are in the header. */
public final class Hygraph implements Canon {
    private static final String SIGNATURE = "gcms-signature";
    private static final String SIGN = "sign=";
    private static final String ENVIRONMENT = "env=";
    private static final String TIME = "t=";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Hygraph() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        return new CanonProcedure(
                source, new Hygraph(), secret -> CanonKey.hmac(Hash.SHA256, secret), List.of(SIGNATURE), TOLERANCE);
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        String header = reading.header(SIGNATURE);
        if (header == null) {
            return null;
        }
        List<String> items = Text.listed(header);
        long signedAt = items.size() == 3 && items.get(2).startsWith(" " + TIME)
                ? Text.number(items.get(2).substring(1 + TIME.length()))
                : -1;
        String body = text(reading.body());
        if (signedAt < 0
                || body == null
                || !items.get(0).startsWith(SIGN)
                || !items.get(1).startsWith(" " + ENVIRONMENT)) {
            return reading.malformed("header " + SIGNATURE + " or the body is not of the documented form");
        }
        var signed = new StringBuilder("{\"Body\":");
        JsText.quote(signed, body);
        signed.append(",\"EnvironmentName\":");
        JsText.quote(signed, items.get(1).substring(1 + ENVIRONMENT.length()));
        String identity = signed.toString();
        signed.append(",\"TimeStamp\":").append(signedAt).append('}');
        return Proof.of(
                        Candidates.base64(items.get(0).substring(SIGN.length())),
                        Text.utf8(signed.toString()),
                        new Coverage(true, Set.of(), Text.utf8(identity)))
                .at(signedAt);
    }

    private static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
