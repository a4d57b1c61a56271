package org.webhookverifier.verify.procedure.canon;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Procedure;

/**
 * Twilio: the URL, with or without its port, and the fields of the form in order of their names; for other bodies the URL alone,
 * which then holds the hash of the body.
 *
 * <p>Names and values stand in the signed text without anything between them. Two requests that are the same in it are therefore
 * the same delivery.
 */
public final class Twilio implements Canon {
    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String BODY_HASH = "bodySHA256";

    private Twilio() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        Rules.requirePublicUrl(source);
        return CanonProcedure.timeless(
                source, new Twilio(), secret -> CanonKey.hmac(Hash.SHA1, secret), List.of(SIGNATURE));
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        String signature = reading.header(SIGNATURE);
        Map<String, Object> parameters = signature == null ? null : reading.parameters();
        if (signature == null || parameters == null) {
            return null;
        }
        String fields = parameters.containsKey(BODY_HASH) ? hashed(reading, parameters) : listed(reading);
        if (fields == null) {
            return null;
        }
        String target = reading.request().target();
        String bare = Ports.without(reading.publicUrl()) + target + fields;
        Set<Ref> places = Reading.places(parameters);
        return Proof.ofAny(
                Candidates.base64(signature),
                List.of(Text.utf8(bare), Text.utf8(Ports.with(reading.publicUrl()) + target + fields)),
                new Coverage(true, places, Text.utf8(bare)));
    }

    private static @Nullable String listed(Reading reading) {
        Map<String, Object> fields = reading.form();
        return fields == null ? null : SortedFields.join(fields, "", "", true);
    }

    /** Returns that no field is signed, if the body is the one whose hash the URL holds. */
    private static @Nullable String hashed(Reading reading, Map<String, Object> parameters) {
        String text = reading.field(parameters, BODY_HASH);
        byte[] hash = text == null ? null : Candidates.hexBytes(text);
        if (text == null) {
            return null;
        }
        if (hash == null) {
            return reading.malformed("parameter " + BODY_HASH + " is no hash");
        }
        return MessageDigest.isEqual(hash, CanonKey.digest(Hash.SHA256).digest(reading.body()))
                ? ""
                : reading.refuse(Reason.BAD_SIGNATURE, "the body is not the one whose hash the URL holds");
    }
}
