package org.webhookverifier.provider;

import java.util.Map;

/**
 * A proof that takes code to check: a token with claims, a canonical form of URL and parameters, a signature for each item, a
 * certificate that has to be fetched. The library has that code under a name, and a description chooses it.
 *
 * <p>What such a proof covers depends on the request and is known once it is verified.
 *
 * @param procedure the name of the code, for example {@code twilio}
 * @param parameters what the code is told, by name
 * @param secretPrefix what secrets of this scheme start with; empty for any
 * @param needsSecret whether it takes a secret or key of the source; not where all keys are published by the provider
 */
public record CodedScheme(String procedure, Map<String, String> parameters, String secretPrefix, boolean needsSecret)
        implements Scheme {
    /** Keeps its own copy of the parameters. */
    public CodedScheme {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public boolean coversBody() {
        return false;
    }

    @Override
    public boolean covers(String header) {
        return false;
    }

    @Override
    public boolean covers(Ref ref) {
        return false;
    }
}
