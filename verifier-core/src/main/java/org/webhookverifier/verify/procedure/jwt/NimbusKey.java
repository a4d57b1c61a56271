package org.webhookverifier.verify.procedure.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;

/** A public RSA or elliptic-curve key, with Nimbus. */
final class NimbusKey implements JwsKey {
    private final String id;
    private final JwsAlgorithm.Family family;
    private final @Nullable JWSAlgorithm only;
    private final JWSVerifier verifier;

    /**
     * Makes the key.
     *
     * @param only the one algorithm that the key may be used with, or {@code null} if it does not say
     */
    NimbusKey(String id, JwsAlgorithm.Family family, @Nullable JWSAlgorithm only, JWSVerifier verifier) {
        this.id = id;
        this.family = family;
        this.only = only;
        this.verifier = verifier;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean verifies(JwsAlgorithm algorithm, byte[] text, byte[] signature) {
        JWSAlgorithm same = JWSAlgorithm.parse(algorithm.name());
        boolean usable = algorithm.family() == family
                && (only == null || only.equals(same))
                && verifier.supportedJWSAlgorithms().contains(same);
        if (!usable) {
            return false;
        }
        try {
            return verifier.verify(new JWSHeader(same), text, Base64URL.encode(signature));
        } catch (JOSEException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "NimbusKey[redacted]";
    }
}
