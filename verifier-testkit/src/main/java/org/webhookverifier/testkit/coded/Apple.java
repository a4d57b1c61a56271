package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.utf8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;

/** Signs as Apple's App Store does: a token with its certificates in it, in a member of the body. */
final class Apple {
    private static final String MARK_OF_ISSUER = "060a2a864886f76364060201";
    private static final String MARK_OF_END = "060a2a864886f76364060b01";

    private Apple() {}

    static void sign(Outgoing request) {
        Sender sender = request.sender();
        ObjectNode claims = Json.read(request.body());
        Fields.putIfAbsent(claims, "notificationUUID", sender.id());
        claims.put("signedDate", sender.moment().now().toEpochMilli());
        Map<String, String> settings = sender.agreed().settings();
        ObjectNode data = claims.withObjectProperty("data");
        Fields.putIfAbsent(data, "bundleId", settings.getOrDefault("bundleId", ""));
        Fields.putIfAbsent(data, "environment", settings.getOrDefault("environment", "Production"));
        ObjectNode head = Json.object().put("alg", "ES256");
        ArrayNode chain = head.putArray("x5c");
        for (String certificate : NamedKey.read("EC", sender.secret()).id().split(",", -1)) {
            chain.add(certificate);
        }
        String token = new Jws("ES256").token(sender, sender.secret(), head, utf8(Json.write(claims)));
        request.body("{\"signedPayload\":\"" + token + "\"}");
    }

    /** Returns certificates in Base64: of a key, of what issued it, and of the root. */
    static List<String> chain(PublicKey key) {
        var root = new Certificate.Issuer("Test Root", keys());
        var middle = new Certificate.Issuer("Test Issuer", keys());
        byte[] end = Certificate.Issuer.issue("Test", key, List.of(MARK_OF_END), middle);
        byte[] issuer = Certificate.Issuer.issue(
                middle.name(), middle.keys().getPublic(), List.of(Certificate.AUTHORITY, MARK_OF_ISSUER), root);
        byte[] itself =
                Certificate.Issuer.issue(root.name(), root.keys().getPublic(), List.of(Certificate.AUTHORITY), root);
        return List.of(Macs.base64(end), Macs.base64(issuer), Macs.base64(itself));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime makes no keys of elliptic curves", e);
        }
    }
}
