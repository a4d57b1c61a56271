package org.webhookverifier.examples.quickstart.demo;

import java.net.URI;
import java.util.Map;

/** A command for bash or zsh with which a user signs and sends a delivery: each time a new one. */
public final class CurlLine {
    private CurlLine() {}

    /** Returns the command, on one line. */
    public static String of(URI server, Map<String, String> environment) {
        return "T=$(date +%s); "
                + "B='{\"id\":\"evt_'$T'\",\"type\":\"invoice.paid\",\"api_version\":\"2025-03-31.basil\","
                + "\"data\":{\"object\":{\"id\":\"in_yours\",\"amount_paid\":1234,\"currency\":\"eur\"}}}'; "
                + "S=$(printf %s \"$T.$B\" | openssl dgst -sha256 -r -hmac " + environment.get("STRIPE_SECRET")
                + " | cut -d' ' -f1); "
                + "curl -i -H \"Content-Type: application/json\" -H \"Stripe-Signature: t=$T,v1=$S\" --data-binary \"$B\" "
                + server + "/webhooks/stripe";
    }
}
