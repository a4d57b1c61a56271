package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the secrets of a vector into what a source takes.
 *
 * @param secrets the secrets
 * @param settings the settings
 * @param published what downloads would return
 */
record VectorSecrets(List<String> secrets, Map<String, String> settings, Map<String, String> published) {
    /** Stands for any URL. */
    static final String ANY_URL = "*";

    /**
     * Reads the member {@code secrets}.
     *
     * @throws IllegalArgumentException if it has none of the known forms
     */
    static VectorSecrets of(JsonNode node) {
        if (node.isArray() && !node.isEmpty()) {
            var secrets = new ArrayList<String>();
            node.forEach(secret -> secrets.add(secret.asText()));
            return new VectorSecrets(secrets, Map.of(), Map.of());
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("'secrets' is neither a list of some nor an object");
        }
        if (node.has("settings")) {
            var secrets = new ArrayList<String>();
            node.path("keys").forEach(secret -> secrets.add(secret.asText()));
            return new VectorSecrets(secrets, texts(node.get("settings")), texts(node.path("published")));
        }
        if (node.has("certificates")) {
            return new VectorSecrets(List.of(), Map.of("topics", "*"), texts(node.get("certificates")));
        }
        if (node.has("audience")) {
            return new VectorSecrets(
                    List.of(),
                    Map.of(
                            "audience",
                            node.path("audience").asText(),
                            "email",
                            node.path("email").asText()),
                    Map.of(
                            ANY_URL,
                            keySet(
                                    node.path("keyId").asText(),
                                    node.path("publicKeyPem").asText())));
        }
        return new VectorSecrets(single((ObjectNode) node), Map.of(), Map.of());
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static List<String> single(ObjectNode node) {
        if (node.has("primary")) {
            return List.of(
                    "primary:" + node.path("primary").asText(),
                    "secondary:" + node.path("secondary").asText());
        }
        if (node.has("privateKey")) {
            return List.of(node.path("publicKey").asText() + ":"
                    + node.path("privateKey").asText());
        }
        if (node.has("secret")) {
            return List.of(
                    node.path("keyId").asText() + ":" + node.path("secret").asText());
        }
        if (node.has("jwk")) {
            var jwk = (ObjectNode) node.get("jwk");
            return List.of(jwk.put("kid", node.path("keyId").asText()).toString());
        }
        for (String name : List.of("publicKeyHex", "publicKey", "publicKeyPem")) {
            if (node.has(name)) {
                return List.of(node.path(name).asText());
            }
        }
        throw new IllegalArgumentException("'secrets' has none of the known members");
    }

    /** Returns an RSA key as the set of keys that a provider would publish. */
    private static String keySet(String id, String pem) {
        try {
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
            byte[] der = Base64.getMimeDecoder().decode(base64.getBytes(US_ASCII));
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            return "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"" + id + "\",\"n\":\""
                    + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("'publicKeyPem' is no RSA key", e);
        }
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(bytes, start, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    /** Returns nothing of the secrets. */
    @Override
    public String toString() {
        return "VectorSecrets[" + secrets.size() + " secrets, settings " + settings.keySet() + "]";
    }
}
