package org.webhookverifier.testkit.coded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.webhookverifier.provider.CodedScheme;

/**
 * Signs requests for schemes that take code.
 *
 * <p>Written apart from the verifier's code, from what the providers document, so that the two can contradict each other.
 */
public final class CodedSigner {
    private static final Map<String, Consumer<Outgoing>> KNOWN = Map.ofEntries(
            Map.entry("adobe", Adobe::sign),
            Map.entry("adyen", Fields::adyen),
            Map.entry("apple", Apple::sign),
            Map.entry("braintree", Fields::braintree),
            Map.entry("contentful", Contentful::sign),
            Map.entry("dropbox-sign", Fields::dropboxSign),
            Map.entry("gitea", Bodies::gitea),
            Map.entry("hubspot-v1", Hubspot::first),
            Map.entry("hubspot-v2", Hubspot::second),
            Map.entry("hubspot-v3", Hubspot::third),
            Map.entry("hygraph", Bodies::hygraph),
            Map.entry("jwt", Tokens::sign),
            Map.entry("mandrill", Telephony::mandrill),
            Map.entry("mercado-pago", Bodies::mercadoPago),
            Map.entry("microsoft-graph", Fields::microsoftGraph),
            Map.entry("moralis", Moralis::sign),
            Map.entry("paypal", Paypal::sign),
            Map.entry("payos", Fields::payos),
            Map.entry("plivo-v2", Telephony::plivo2),
            Map.entry("plivo-v3", Telephony::plivo3),
            Map.entry("sns", Sns::sign),
            Map.entry("stream", Bodies::stream),
            Map.entry("truelayer", Truelayer::sign),
            Map.entry("twilio", Telephony::twilio));
    private static final Map<String, List<String>> HEADERS = Map.ofEntries(
            Map.entry(
                    "adobe",
                    List.of(
                            "x-adobe-digital-signature-1",
                            "x-adobe-digital-signature-2",
                            "x-adobe-public-key1-path",
                            "x-adobe-public-key2-path")),
            Map.entry(
                    "contentful",
                    List.of("x-contentful-signature", "x-contentful-timestamp", "x-contentful-signed-headers")),
            Map.entry("gitea", List.of("X-Gitea-Signature")),
            Map.entry("hubspot-v1", List.of("X-HubSpot-Signature", "X-HubSpot-Signature-Version")),
            Map.entry("hubspot-v2", List.of("X-HubSpot-Signature", "X-HubSpot-Signature-Version")),
            Map.entry("hubspot-v3", List.of("X-HubSpot-Signature-v3", "X-HubSpot-Request-Timestamp")),
            Map.entry("hygraph", List.of("gcms-signature")),
            Map.entry("mandrill", List.of("X-Mandrill-Signature")),
            Map.entry("mercado-pago", List.of("x-signature")),
            Map.entry("moralis", List.of("x-signature")),
            Map.entry(
                    "paypal",
                    List.of(
                            "PAYPAL-TRANSMISSION-SIG",
                            "PAYPAL-TRANSMISSION-ID",
                            "PAYPAL-TRANSMISSION-TIME",
                            "PAYPAL-CERT-URL",
                            "PAYPAL-AUTH-ALGO")),
            Map.entry("plivo-v2", List.of("X-Plivo-Signature-V2", "X-Plivo-Signature-V2-Nonce")),
            Map.entry("plivo-v3", List.of("X-Plivo-Signature-V3", "X-Plivo-Signature-V3-Nonce")),
            Map.entry("stream", List.of("X-Signature")),
            Map.entry("truelayer", List.of("Tl-Signature")),
            Map.entry("twilio", List.of("X-Twilio-Signature")));

    private CodedSigner() {}

    /** Returns the headers without which nothing is proved, that with the signature first; none if the body holds it. */
    public static List<String> headers(CodedScheme scheme) {
        return scheme.procedure().equals("jwt")
                ? Optional.ofNullable(scheme.parameters().get("header")).stream()
                        .toList()
                : HEADERS.getOrDefault(scheme.procedure(), List.of());
    }

    /**
     * Signs a request.
     *
     * @throws IllegalArgumentException if there is no code for the scheme, or the request is not one that the provider would send
     */
    public static void sign(CodedScheme scheme, Outgoing request) {
        Consumer<Outgoing> code = KNOWN.get(scheme.procedure());
        if (code == null) {
            throw new IllegalArgumentException(
                    "There is no signing by the procedure '" + scheme.procedure() + "', only checking");
        }
        code.accept(request);
    }

    /** Returns a secret of the same form that stands for another key. */
    public static String other(CodedScheme scheme, String secret) {
        return NamedKey.find(secret)
                .flatMap(key -> PublishedKeys.generate(scheme))
                .map(PublishedKeys.Pair::privateKey)
                // Under the same id, which may be certificates.
                .map(other -> secret.substring(0, secret.indexOf(':') + 1) + other.substring(other.indexOf(':') + 1))
                .orElseGet(() -> secret.substring(0, secret.length() - 1) + (secret.endsWith("0") ? '1' : '0'));
    }
}
