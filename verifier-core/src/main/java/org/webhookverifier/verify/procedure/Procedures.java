package org.webhookverifier.verify.procedure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.webhookverifier.config.NearestName;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.canon.Contentful;
import org.webhookverifier.verify.procedure.canon.Hubspot;
import org.webhookverifier.verify.procedure.canon.Mandrill;
import org.webhookverifier.verify.procedure.canon.Plivo;
import org.webhookverifier.verify.procedure.canon.Twilio;
import org.webhookverifier.verify.procedure.item.Adyen;
import org.webhookverifier.verify.procedure.item.Braintree;
import org.webhookverifier.verify.procedure.item.DropboxSign;
import org.webhookverifier.verify.procedure.item.Gitea;
import org.webhookverifier.verify.procedure.item.Hygraph;
import org.webhookverifier.verify.procedure.item.MercadoPago;
import org.webhookverifier.verify.procedure.item.MicrosoftGraph;
import org.webhookverifier.verify.procedure.item.Moralis;
import org.webhookverifier.verify.procedure.item.Payos;
import org.webhookverifier.verify.procedure.item.Stream;
import org.webhookverifier.verify.procedure.jwt.AppleProcedure;
import org.webhookverifier.verify.procedure.jwt.JwtProcedure;
import org.webhookverifier.verify.procedure.jwt.TruelayerProcedure;
import org.webhookverifier.verify.procedure.remote.AdobeProcedure;
import org.webhookverifier.verify.procedure.remote.PaypalProcedure;
import org.webhookverifier.verify.procedure.remote.SnsProcedure;

/** The procedures there are, by name. */
public final class Procedures {
    private static final Map<String, BiFunction<CodedScheme, Source, Procedure>> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("adobe", AdobeProcedure::of),
            Map.entry("adyen", Adyen::of),
            Map.entry("apple", AppleProcedure::of),
            Map.entry("braintree", Braintree::of),
            Map.entry("contentful", Contentful::of),
            Map.entry("dropbox-sign", DropboxSign::of),
            Map.entry("gitea", Gitea::of),
            Map.entry("hubspot-v1", Hubspot::v1),
            Map.entry("hubspot-v2", Hubspot::v2),
            Map.entry("hubspot-v3", Hubspot::v3),
            Map.entry("hygraph", Hygraph::of),
            Map.entry("jwt", JwtProcedure::of),
            Map.entry("mandrill", Mandrill::of),
            Map.entry("mercado-pago", MercadoPago::of),
            Map.entry("microsoft-graph", MicrosoftGraph::of),
            Map.entry("moralis", Moralis::of),
            Map.entry("paypal", PaypalProcedure::of),
            Map.entry("payos", Payos::of),
            Map.entry("plivo-v2", Plivo::v2),
            Map.entry("plivo-v3", Plivo::v3),
            Map.entry("sns", SnsProcedure::of),
            Map.entry("stream", Stream::of),
            Map.entry("truelayer", TruelayerProcedure::of),
            Map.entry("twilio", Twilio::of)));

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
