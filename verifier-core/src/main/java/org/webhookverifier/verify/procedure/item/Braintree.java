package org.webhookverifier.verify.procedure.item;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import org.webhookverifier.verify.procedure.canon.Candidate;
import org.webhookverifier.verify.procedure.canon.Candidates;
import org.webhookverifier.verify.procedure.canon.Canon;
import org.webhookverifier.verify.procedure.canon.CanonKey;
import org.webhookverifier.verify.procedure.canon.CanonProcedure;
import org.webhookverifier.verify.procedure.canon.Proof;
import org.webhookverifier.verify.procedure.canon.Reading;
import org.webhookverifier.verify.procedure.canon.Text;

/**
 * Braintree: the field {@code bt_payload} of a form, signed in {@code bt_signature} by a list of pairs of public key and signature.
 * The key is the hash of the private key. The last line break of the payload may have got lost.
 */
public final class Braintree implements Canon {
    private static final String SIGNATURE = "bt_signature";
    private static final String PAYLOAD = "bt_payload";

    private Braintree() {}

    /** Makes the procedure; its secrets are {@code publicKey:privateKey}. */
    public static Procedure of(CodedScheme scheme, Source source) {
        return CanonProcedure.timeless(source, new Braintree(), Braintree::key, List.of());
    }

    private static CanonKey key(String secret) {
        int colon = secret.indexOf(':');
        if (colon < 1 || colon == secret.length() - 1) {
            throw new IllegalArgumentException("has to have the form publicKey:privateKey.");
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance(Hash.SHA1.digestName()).digest(Text.utf8(secret.substring(colon + 1)));
            return CanonKey.hmac(secret.substring(0, colon), Hash.SHA1, hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        Map<String, Object> fields = reading.form();
        String list = fields == null ? null : reading.field(fields, SIGNATURE);
        list = list == null ? null : reading.checked(list, "field " + SIGNATURE);
        String payload = fields == null || list == null ? null : reading.field(fields, PAYLOAD);
        if (list == null || payload == null) {
            return null;
        }
        if (!isBase64(payload)) {
            return reading.malformed("field " + PAYLOAD + " holds a character that Base64 has not");
        }
        String bare =
                payload.charAt(payload.length() - 1) == '\n' ? payload.substring(0, payload.length() - 1) : payload;
        Set<Ref> places = Set.of(new Ref.Form(PAYLOAD));
        return Proof.ofAny(
                pairs(list), List.of(Text.utf8(payload), Text.utf8(payload + "\n")), Coverage.of(places, bare));
    }

    private static List<Candidate> pairs(String list) {
        var pairs = new ArrayList<Candidate>();
        int start = 0;
        while (start <= list.length()) {
            int and = list.indexOf('&', start);
            int end = and < 0 ? list.length() : and;
            int bar = list.indexOf('|', start);
            byte[] signature = bar < 0 || bar > end ? null : Candidates.hexBytes(list.substring(bar + 1, end));
            if (signature != null) {
                pairs.add(new Candidate(list.substring(start, bar), signature));
            }
            start = end + 1;
        }
        return pairs;
    }

    private static boolean isBase64(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && "+/=\n".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
