package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.utf8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signs as those do that send a token: what the description wants of its claims is put into them. */
final class Tokens {
    private static final int LIFE_SECONDS = 300;
    private static final String CLAIM = "claim.";

    private final Outgoing request;
    private final Sender sender;
    private final ObjectNode claims = Json.object();

    private Tokens(Outgoing request) {
        this.request = request;
        this.sender = request.sender();
    }

    static void sign(Outgoing request) {
        new Tokens(request).sign();
    }

    private void sign() {
        String secret = sender.secret();
        Jws jws = Jws.of(sender.parameter("algorithms", ""), secret);
        ObjectNode head = Json.object().put("alg", jws.name()).put("typ", "JWT");
        String keyIdClaim = sender.parameter("keyIdClaim", "");
        if (!keyIdClaim.isEmpty()) {
            int colon = secret.indexOf(':');
            claims.put(keyIdClaim, secret.substring(0, colon));
            secret = secret.substring(colon + 1);
        } else if (!jws.isShared()) {
            head.put("kid", NamedKey.read(jws.keyType(), secret).id());
        }
        boolean inBody = sender.parameter("at", "").equals("body");
        if (inBody) {
            claims.setAll(Json.read(request.body()));
        }
        addExpected();
        addUrl();
        addBody();
        addRequired();
        String token = jws.token(sender, secret, head, utf8(Json.write(claims)));
        if (inBody) {
            request.body(token);
            request.replaceHeader("Content-Type", "application/jwt");
        } else {
            request.header(sender.parameter("header", ""), sender.parameter("prefix", "") + token);
        }
    }

    private void addExpected() {
        for (Map.Entry<String, String> parameter : sender.parameters().entrySet()) {
            if (parameter.getKey().startsWith(CLAIM)) {
                String name = parameter.getKey().substring(CLAIM.length()).split("\\|", -1)[0];
                String value = sender.parameter(parameter.getKey(), "").split(" ", -1)[0];
                if (value.equals("true")) {
                    claims.put(name, true);
                } else {
                    claims.put(name, value);
                }
            }
        }
    }

    private void addUrl() {
        put("urlClaim", request.url());
        put("urlHashClaim", Macs.hex(Macs.digest("SHA-256", utf8(request.url()))));
        put("queryHashClaim", Macs.hex(Macs.digest("SHA-256", utf8(canonicalQuery()))));
    }

    private void addBody() {
        byte[] hash = Macs.digest("SHA-256", request.body());
        boolean left = request.body().length == 0
                && sender.parameter("bodyClaimAbsentWhenEmpty", "").equals("true");
        if (!left) {
            put(
                    "bodyClaim",
                    switch (sender.parameter("bodyEncoding", "HEX")) {
                        case "BASE64" -> Macs.base64(hash);
                        case "BASE64URL" -> Macs.base64url(hash);
                        default -> Macs.hex(hash);
                    });
        }
    }

    private void put(String parameter, String value) {
        String name = sender.parameter(parameter, "");
        if (!name.isEmpty()) {
            claims.put(name, value);
        }
    }

    private void addRequired() {
        var names = new ArrayList<>(List.of(sender.parameter("required", "").split(",", -1)));
        names.addAll(List.of(sender.parameter("identity", "").split(",", -1)));
        long now = sender.moment().now().getEpochSecond();
        for (String name : names) {
            if (!name.isEmpty() && !claims.has(name)) {
                switch (name) {
                    case "iat", "nbf" -> claims.put(name, now);
                    case "exp" -> claims.put(name, now + LIFE_SECONDS);
                    case "jti", "event_id" -> claims.put(name, sender.id());
                    default -> claims.put(name, "test-" + name);
                }
            }
        }
    }

    // Atlassian's documentation: method, path and sorted parameters, without the token itself.
    private String canonicalQuery() {
        var parameters = new ArrayList<String>();
        FormFields.of(request.query()).sorted().forEach((name, values) -> {
            if (!name.equals("jwt")) {
                parameters.add(escaped(name) + "="
                        + String.join(",", values.stream().map(Tokens::escaped).toList()));
            }
        });
        String base = sender.agreed().settings().getOrDefault("basePath", "");
        String path = request.path().startsWith(base) ? request.path().substring(base.length()) : request.path();
        String bare = path.replaceAll("/+$", "").replace("&", "%26");
        return request.method() + "&" + (bare.isEmpty() ? "/" : bare) + "&" + String.join("&", parameters);
    }

    private static String escaped(String text) {
        return FormFields.written(text, "")
                .replaceAll("=$", "")
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
