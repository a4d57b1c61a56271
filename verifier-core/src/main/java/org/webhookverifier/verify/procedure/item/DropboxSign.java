package org.webhookverifier.verify.procedure.item;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.form.FormBody;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.canon.Candidates;
import org.webhookverifier.verify.procedure.canon.Canon;
import org.webhookverifier.verify.procedure.canon.CanonKey;
import org.webhookverifier.verify.procedure.canon.CanonProcedure;
import org.webhookverifier.verify.procedure.canon.Proof;
import org.webhookverifier.verify.procedure.canon.Reading;
import org.webhookverifier.verify.procedure.canon.Text;

/**
 * Dropbox Sign: time and type of the event, in JSON in the field {@code json} of a form. The documents themselves are not signed:
 * an application has to fetch them.
 */
public final class DropboxSign implements Canon {
    private static final String FIELD = "json";
    private static final JsonPointer TIME = JsonPointer.parse("/event/event_time");
    private static final JsonPointer TYPE = JsonPointer.parse("/event/event_type");
    private static final JsonPointer SIGNATURE = JsonPointer.parse("/event/event_hash");

    private DropboxSign() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        return CanonProcedure.timeless(
                source, new DropboxSign(), secret -> CanonKey.hmac(Hash.SHA256, secret), List.of());
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        Map<String, Object> fields = FormBody.read(reading.body());
        if (fields == null) {
            return reading.malformed("the body is no form that is read");
        }
        String text = reading.field(fields, FIELD);
        @Nullable String @Nullable [] scalars = text == null ? null : scalars(reading, text);
        if (scalars == null) {
            return null;
        }
        String signature = reading.checked(scalars[2], "member event_hash");
        String time = signature == null ? null : reading.checked(scalars[0], "member event_time");
        String type = time == null ? null : reading.checked(scalars[1], "member event_type");
        if (signature == null || time == null || type == null) {
            return null;
        }
        // No character stands between the two, so that one must not look like the other.
        if (Text.number(time) < 0 || !Text.isToken(type) || Text.number(type.substring(0, 1)) >= 0) {
            return reading.malformed("time or type of the event is not of the documented form");
        }
        Set<Ref> places = Set.of(new Ref.FormJson(FIELD, TIME), new Ref.FormJson(FIELD, TYPE));
        return Proof.of(Candidates.hex(signature), Text.utf8(time + type), Coverage.of(places, time + type));
    }

    private @Nullable String @Nullable [] scalars(Reading reading, String text) {
        try {
            return CheckedJson.scalars(Text.utf8(text), List.of(TIME, TYPE, SIGNATURE));
        } catch (UnreadableJsonException e) {
            return reading.malformed("field " + FIELD + " is no JSON that is read");
        }
    }
}
