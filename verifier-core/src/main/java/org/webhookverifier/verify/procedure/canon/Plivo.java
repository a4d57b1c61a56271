package org.webhookverifier.verify.procedure.canon;

import java.util.ArrayList;
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
 * Plivo. Version 2 signs the URL without its query, and a nonce; version 3 the query and the fields of the form as well, both in
 * order of names and values.
 *
 * <p>Version 2 covers no field at all. The nonce makes a delivery: two of the same fields, such as two presses of one key, are two.
 */
public final class Plivo {
    private Plivo() {}

    /** Makes the procedure of version 2. */
    public static Procedure v2(CodedScheme scheme, Source source) {
        Rules.requirePublicUrl(source);
        return procedure(source, "X-Plivo-Signature-V2", Plivo::second);
    }

    /** Makes the procedure of version 3. */
    public static Procedure v3(CodedScheme scheme, Source source) {
        Rules.requirePublicUrl(source);
        return procedure(source, "X-Plivo-Signature-V3", Plivo::third);
    }

    private static Procedure procedure(Source source, String signature, Canon canon) {
        return CanonProcedure.timeless(
                source, canon, secret -> CanonKey.hmac(Hash.SHA256, secret), List.of(signature, signature + "-Nonce"));
    }

    private static @Nullable Proof second(Reading reading) {
        String signature = reading.header("X-Plivo-Signature-V2");
        String nonce = signature == null ? null : nonce(reading, "X-Plivo-Signature-V2-Nonce");
        if (signature == null || nonce == null) {
            return null;
        }
        byte[] text = Text.utf8(bare(reading) + nonce);
        Set<Ref> places = Set.of(new Ref.Header("X-Plivo-Signature-V2-Nonce"));
        return Proof.of(Candidates.base64(signature), text, new Coverage(false, places, text));
    }

    private static @Nullable Proof third(Reading reading) {
        String signature = reading.header("X-Plivo-Signature-V3");
        String nonce = signature == null ? null : nonce(reading, "X-Plivo-Signature-V3-Nonce");
        Map<String, Object> parameters = nonce == null ? null : reading.parameters();
        Map<String, Object> fields = parameters == null ? null : fields(reading);
        if (signature == null || parameters == null || fields == null) {
            return null;
        }
        byte[] text = Text.utf8(bare(reading) + listed(parameters, fields) + "." + nonce);
        Set<Ref> places = Reading.places(parameters);
        places.add(new Ref.Header("X-Plivo-Signature-V3-Nonce"));
        return Proof.of(candidates(signature), text, new Coverage(true, places, text));
    }

    private static String listed(Map<String, Object> parameters, Map<String, Object> fields) {
        String query = SortedFields.join(parameters, "=", "&", false);
        String form = SortedFields.join(fields, "", "", false);
        if (query.isEmpty()) {
            return fields.isEmpty() ? "" : "?" + form;
        }
        return "?" + query + (fields.isEmpty() ? "" : "." + form);
    }

    private static @Nullable Map<String, Object> fields(Reading reading) {
        if (Set.of("GET").contains(reading.request().method())) {
            return reading.body().length == 0 ? Map.of() : reading.malformed("a GET request has a body");
        }
        return reading.form();
    }

    private static @Nullable String nonce(Reading reading, String header) {
        String nonce = reading.header(header);
        if (nonce == null || Text.isToken(nonce)) {
            return nonce;
        }
        return reading.malformed("header " + header + " holds a character that no nonce has");
    }

    private static List<Candidate> candidates(String list) {
        List<String> offered = Text.listed(list);
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < offered.size() && offered.size() <= Candidates.MOST; i++) {
            candidates.addAll(Candidates.base64(offered.get(i).strip()));
        }
        return candidates;
    }

    /** Returns the URL without its query. */
    private static String bare(Reading reading) {
        String target = reading.request().target();
        int query = target.indexOf('?');
        return reading.publicUrl() + (query < 0 ? target : target.substring(0, query));
    }
}
