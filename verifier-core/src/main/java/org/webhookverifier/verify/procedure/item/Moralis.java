package org.webhookverifier.verify.procedure.item;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Parameters;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.canon.Candidates;
import org.webhookverifier.verify.procedure.canon.Canon;
import org.webhookverifier.verify.procedure.canon.CanonKey;
import org.webhookverifier.verify.procedure.canon.CanonProcedure;
import org.webhookverifier.verify.procedure.canon.Proof;
import org.webhookverifier.verify.procedure.canon.Reading;

/** Moralis: the Keccak-256 of the body and, after it, the secret. It is not SHA3-256, which pads otherwise, and not in the JDK. */
public final class Moralis implements Canon {
    private static final String SIGNATURE = "x-signature";
    private static final String PREFIX = "0x";
    private static final int BITS = 256;
    private static final String LIBRARY = "org.bouncycastle.crypto.digests.KeccakDigest";

    private Moralis() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        var parameters = new Parameters(scheme, source);
        try {
            Class.forName(LIBRARY, false, Moralis.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            parameters.problem("hashes with Keccak-256, and the library for it is missing; add"
                    + " org.bouncycastle:bcprov-jdk18on, version 1.80 or newer.");
        }
        parameters.end();
        return CanonProcedure.timeless(source, new Moralis(), Moralis::key, List.of(SIGNATURE));
    }

    private static CanonKey key(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return CanonKey.of(body -> {
            var keccak = new KeccakDigest(BITS);
            keccak.update(body, 0, body.length);
            keccak.update(bytes, 0, bytes.length);
            byte[] digest = new byte[BITS / 8];
            keccak.doFinal(digest, 0);
            return digest;
        });
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        String signature = reading.header(SIGNATURE);
        if (signature == null) {
            return null;
        }
        return signature.startsWith(PREFIX)
                ? Proof.of(Candidates.hex(signature.substring(PREFIX.length())), reading.body(), Coverage.ofBody())
                : reading.malformed("the signature does not start with " + PREFIX);
    }
}
