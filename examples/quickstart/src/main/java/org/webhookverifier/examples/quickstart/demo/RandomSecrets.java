package org.webhookverifier.examples.quickstart.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** Stands for the environment variables that hold secrets in an application. */
public final class RandomSecrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecrets() {}

    /** Returns new secrets, by the names of variables. */
    public static Map<String, String> environment() {
        return Map.of(
                "STRIPE_SECRET", "whsec_" + text(),
                "GITHUB_SECRET", text(),
                "SLACK_SECRET", text(),
                "SHOPIFY_SECRET", text(),
                "GITLAB_TOKEN", text(),
                "ACME_SECRET", text(),
                "PAYOUTS_SECRET", "whsec_" + text());
    }

    private static String text() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
