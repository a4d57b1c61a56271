package org.webhookverifier.verify.procedure.item;

import java.util.List;
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
import org.webhookverifier.verify.procedure.canon.Proof;
import org.webhookverifier.verify.procedure.canon.Reading;

/**
 * Stream: the body before it was compressed. Whether it is compressed is seen from its first bytes. What is decompressed may have as
 * many bytes as the source allows for a body, and takes its place.
 */
public final class Stream implements Canon {
    private static final String SIGNATURE = "X-Signature";

    private Stream() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        return CanonProcedure.timeless(
                source, new Stream(), secret -> CanonKey.hmac(Hash.SHA256, secret), List.of(SIGNATURE));
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        String signature = reading.header(SIGNATURE);
        if (signature == null) {
            return null;
        }
        byte[] body = reading.body();
        if (!Gzip.isGzip(body)) {
            return Proof.of(Candidates.hex(signature), body, Coverage.ofBody());
        }
        byte[] plain = Gzip.decompress(body, reading.bodyLimit());
        return plain == null
                ? reading.malformed("the body is not compressed properly, or is too long without")
                : Proof.of(Candidates.hex(signature), plain, Coverage.ofBody()).withBody(plain);
    }
}
