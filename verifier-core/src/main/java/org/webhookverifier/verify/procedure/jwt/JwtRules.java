package org.webhookverifier.verify.procedure.jwt;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Parameters;
import org.webhookverifier.verify.procedure.PublicText;

/**
 * What a description says of a provider's tokens.
 *
 * @param place where the token is
 * @param algorithms the algorithms that count, by name
 * @param keyIdClaim the claim that names the key; empty if the header does
 * @param places where the provider publishes its keys or hands them out; nowhere if they are secrets of the source
 * @param checks what has to hold for the claims, in this order
 * @param identity the claims that tell two deliveries apart; none if the body does
 * @param coversBody whether one of the checks is of the whole body, or the token is the body
 * @param coversUrl whether one of the checks is of the query
 */
record JwtRules(
        TokenPlace place,
        Map<String, JwsAlgorithm> algorithms,
        String keyIdClaim,
        TokenKeys.Places places,
        List<ClaimCheck> checks,
        List<String> identity,
        boolean coversBody,
        boolean coversUrl) {
    /**
     * Reads the rules.
     *
     * @throws WebhookConfigurationException if a parameter, a setting or a library is missing or wrong
     */
    static JwtRules of(CodedScheme scheme, Source source) {
        var parameters = new Parameters(scheme, source);
        var checks = new ArrayList<ClaimCheck>();
        addTimes(parameters, checks);
        addExpected(parameters, checks);
        boolean coversUrl = addUrl(parameters, checks);
        boolean coversBody = addBody(parameters, checks);
        boolean inBody = PublicText.same("body", parameters.text("at", "header"));
        var place = inBody
                ? TokenPlace.ofBody()
                : new TokenPlace(parameters.needed("header"), parameters.text("prefix", ""));
        var rules = new JwtRules(
                place,
                algorithms(parameters),
                parameters.text("keyIdClaim", ""),
                new TokenKeys.Places(keySet(parameters), service(parameters)),
                List.copyOf(checks),
                parameters.list("identity"),
                coversBody || inBody,
                coversUrl);
        parameters.end();
        return rules;
    }

    /** Returns the address that the description names, or that of the setting that it names, which need not be there. */
    private static @Nullable URI keySet(Parameters parameters) {
        String setting = parameters.text("keySetSetting", "");
        return address(parameters, setting.isEmpty() ? parameters.text("keySet", "") : parameters.setting(setting, ""));
    }

    /** Returns the address of the provider's environment that the source is for. */
    private static @Nullable URI service(Parameters parameters) {
        Map<String, String> services = parameters.all("keyService.");
        String environment = services.isEmpty() ? "" : parameters.setting("environment", "production");
        if (!services.isEmpty() && !services.containsKey(environment)) {
            parameters.problem("has the setting 'environment' of '" + environment + "'; it may be "
                    + String.join(" or ", new TreeSet<>(services.keySet())) + ".");
        }
        return address(parameters, services.getOrDefault(environment, ""));
    }

    private static @Nullable URI address(Parameters parameters, String text) {
        try {
            URI address = text.isEmpty() ? null : new URI(text);
            if (address == null || Downloads.isHttps(address)) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        parameters.problem("publishes its keys at '" + text + "', which is no address of HTTPS on its usual port.");
        return null;
    }

    private static void addTimes(Parameters parameters, List<ClaimCheck> checks) {
        Duration past = parameters.tolerance("leewaySeconds", Duration.ZERO);
        Duration future = parameters.tolerance("futureSeconds", past);
        // Only where the description says so: a token with exp may be older than the tolerance by far.
        Duration age = parameters.has("ageSeconds") ? parameters.tolerance("ageSeconds", Duration.ZERO) : Duration.ZERO;
        parameters.list("required").forEach(name -> checks.add(new RequiredClaim(name)));
        checks.add(new TokenTimes(past, future, age.isZero() ? null : age));
    }

    private static void addExpected(Parameters parameters, List<ClaimCheck> checks) {
        parameters
                .all("claim.")
                .forEach((name, values) ->
                        checks.add(new ExpectedClaim(name, Set.copyOf(Parameters.parts(values, ' ')))));
    }

    private static boolean addUrl(Parameters parameters, List<ClaimCheck> checks) {
        int before = checks.size();
        String url = parameters.text("urlClaim", "");
        if (!url.isEmpty()) {
            checks.add(new UrlClaim(url, parameters.url()));
        }
        String hash = parameters.text("urlHashClaim", "");
        if (!hash.isEmpty()) {
            checks.add(HashClaim.ofText(hash, Encoding.HEX, parameters.url()));
        }
        String query = parameters.text("queryHashClaim", "");
        if (!query.isEmpty()) {
            String basePath = parameters.setting("basePath", "");
            checks.add(HashClaim.ofText(query, Encoding.HEX, request -> QueryStringHash.canonical(request, basePath)));
        }
        return checks.size() > before;
    }

    private static boolean addBody(Parameters parameters, List<ClaimCheck> checks) {
        String claim = parameters.text("bodyClaim", "");
        Encoding encoding = parameters.constant(Encoding.class, "bodyEncoding", "HEX");
        boolean absentWhenEmpty = Boolean.parseBoolean(parameters.text("bodyClaimAbsentWhenEmpty", "false"));
        if (claim.isEmpty()) {
            return false;
        }
        checks.add(HashClaim.ofBody(claim, encoding, absentWhenEmpty));
        return true;
    }

    private static Map<String, JwsAlgorithm> algorithms(Parameters parameters) {
        var algorithms = new HashMap<String, JwsAlgorithm>();
        for (String name : parameters.list("algorithms")) {
            JwsAlgorithm algorithm = JwsAlgorithm.named(name);
            if (algorithm == null) {
                parameters.problem("names the algorithm '" + name + "', which is none; known are "
                        + Arrays.toString(JwsAlgorithm.values()) + ".");
            } else {
                algorithms.put(name, algorithm);
            }
        }
        if (algorithms.isEmpty()) {
            parameters.problem("does not say which algorithms its tokens have: name them in 'algorithms'.");
        }
        if (algorithms.values().stream().anyMatch(algorithm -> algorithm.family() != JwsAlgorithm.Family.MAC)) {
            Nimbus.check(parameters);
        }
        return Map.copyOf(algorithms);
    }
}
