package org.webhookverifier.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verification as applications write it themselves, for measuring only: it is not safe, and not meant to be. */
final class HandWritten {
    private HandWritten() {}

    static boolean isValid(String body, String header, String secret) throws GeneralSecurityException {
        String timestamp = "";
        String signature = "";
        for (String item : header.split(",")) {
            String[] pair = item.split("=", 2);
            if (pair[0].equals("t")) {
                timestamp = pair[1];
            } else if (pair[0].equals("v1")) {
                signature = pair[1];
            }
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] hash = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        var hex = new StringBuilder();
        for (byte b : hash) {
            hex.append(String.format(Locale.ROOT, "%02x", b));
        }
        return hex.toString().equals(signature);
    }
}
