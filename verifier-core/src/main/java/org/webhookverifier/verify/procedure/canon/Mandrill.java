package org.webhookverifier.verify.procedure.canon;

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

/** Mailchimp Transactional (Mandrill): the URL, and names and values of the form's fields in order of the names. */
public final class Mandrill implements Canon {
    private static final String SIGNATURE = "X-Mandrill-Signature";

    private Mandrill() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        Rules.requirePublicUrl(source);
        return CanonProcedure.timeless(
                source, new Mandrill(), secret -> CanonKey.hmac(Hash.SHA1, secret), List.of(SIGNATURE));
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        String signature = reading.header(SIGNATURE);
        Map<String, Object> parameters = signature == null ? null : reading.parameters();
        Map<String, Object> fields = parameters == null ? null : reading.form();
        if (signature == null || parameters == null || fields == null) {
            return null;
        }
        for (Object value : fields.values()) {
            if (value instanceof List<?>) {
                return reading.refuse(Reason.DUPLICATE_HEADER, "a field came more than once");
            }
        }
        byte[] text = Text.utf8(reading.url() + SortedFields.join(fields, "", "", false));
        Set<Ref> places = Reading.places(parameters);
        return Proof.of(Candidates.base64(signature), text, new Coverage(true, places, text));
    }
}
