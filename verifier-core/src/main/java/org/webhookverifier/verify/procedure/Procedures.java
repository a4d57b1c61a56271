package org.webhookverifier.verify.procedure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.webhookverifier.config.NearestName;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.jwt.JwtProcedure;
import org.webhookverifier.verify.procedure.jwt.TruelayerProcedure;
import org.webhookverifier.verify.procedure.remote.SnsProcedure;

/** The procedures there are, by name. */
public final class Procedures {
    private static final Map<String, BiFunction<CodedScheme, Source, Procedure>> KNOWN = new TreeMap<>(
            Map.of("jwt", JwtProcedure::of, "sns", SnsProcedure::of, "truelayer", TruelayerProcedure::of));

    private Procedures() {}

    /**
     * Makes the procedure of a scheme ready for a source.
     *
     * @throws WebhookConfigurationException if there is none of that name, or a parameter or setting is missing or wrong
     */
    public static Procedure of(CodedScheme scheme, Source source) {
        var make = KNOWN.get(scheme.procedure());
        if (make == null) {
            String nearest = NearestName.of(scheme.procedure(), KNOWN.keySet())
                    .map(name -> "; did you mean '" + name + "'?")
                    .orElse(".");
            throw new WebhookConfigurationException(List.of("Provider '"
                    + source.provider().id()
                    + "' is proved by the procedure '" + scheme.procedure() + "', which does not exist" + nearest
                    + " Known are: " + String.join(", ", KNOWN.keySet()) + "."));
        }
        return make.apply(scheme, source);
    }
}
