package org.webhookverifier.verify.procedure.item;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.form.FormText;
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
 * Gitea and Forgejo: the payload, which is the body or the field {@code payload} of a form. Which one it is, is seen from the first
 * byte of the body.
 */
public final class Gitea implements Canon {
    private static final String SIGNATURE = "X-Gitea-Signature";
    private static final String PAYLOAD = "payload";

    private Gitea() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        return CanonProcedure.timeless(
                source, new Gitea(), secret -> CanonKey.hmac(Hash.SHA256, secret), List.of(SIGNATURE));
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        String signature = reading.header(SIGNATURE);
        if (signature == null) {
            return null;
        }
        byte[] body = reading.body();
        if (body.length > 0 && (body[0] == '{' || body[0] == '[')) {
            return Proof.of(Candidates.hex(signature), body, Coverage.ofBody());
        }
        Map<String, Object> fields = FormText.read(body);
        if (fields == null) {
            return reading.malformed("the body is neither JSON nor a form that is read");
        }
        String payload = reading.field(fields, PAYLOAD);
        return payload == null
                ? null
                : Proof.of(
                        Candidates.hex(signature),
                        Text.utf8(payload),
                        Coverage.of(Set.of(new Ref.Form(PAYLOAD)), payload));
    }
}
