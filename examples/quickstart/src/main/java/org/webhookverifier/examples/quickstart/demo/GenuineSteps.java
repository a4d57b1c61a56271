package org.webhookverifier.examples.quickstart.demo;

import java.time.Instant;
import java.util.List;

/** Messages as the providers send them. */
final class GenuineSteps {
    /** What the newest version of an invoice looks like at Stripe. */
    static final String INVOICE = """
            {"id": "evt_1", "type": "invoice.paid", "api_version": "2025-03-31.basil", "data": {"object": {
              "id": "in_1", "amount_paid": 4900, "currency": "eur",
              "parent": {"subscription_details": {"subscription": "sub_1"}}}}}
            """;

    static final String PUSH = """
            {"ref": "refs/heads/main", "repository": {"full_name": "octo/hello"}, "pusher": {"name": "mona"},
              "commits": [{"id": "6dcb09b", "message": "Fix"}, {"id": "a10867b", "message": "Test"}]}
            """;

    static final String PARCEL = """
            {"id": "p-1", "type": "parcel.delivered", "version": "2", "parcel": "Z-17", "grams": 1200}""";

    private static final String OLD_INVOICE = """
            {"id": "evt_2", "type": "invoice.paid", "api_version": "2024-06-20", "data": {"object": {
              "id": "in_2", "amount_paid": 990, "currency": "usd", "subscription": "sub_2"}}}
            """;

    private static final String OLD_PARCEL = """
            {"id": "p-2", "type": "parcel.delivered", "version": "1", "parcel": "Z-18", "kilograms": 2.5}""";

    private static final String SLACK_MESSAGE = """
            {"type": "event_callback", "event_id": "Ev1", "event_time": 1760000000,
              "event": {"type": "message", "channel": "C1", "user": "U1", "text": "hello, is it on?"}}
            """;

    private static final String SLACK_CHALLENGE = """
            {"type": "url_verification", "token": "t", "challenge": "3eZbrw1aBm2rZgRNFdxV2595"}""";

    private static final String ORDER = """
            {"id": 820982911946154508, "name": "#1001", "total_price": "254.98", "currency": "CAD"}""";

    private static final String GITLAB_PUSH = """
            {"object_kind": "push", "project_id": 15}""";

    private static final String COMMAND = "command=%2Fdeploy&text=web+to+staging&user_name=grace&trigger_id=13345";

    private final List<Step> steps;

    GenuineSteps(Signer signer) {
        Instant now = Instant.now();
        steps = List.of(
                new Step(
                        "Stripe",
                        "invoice.paid, version 2025-03-31.basil",
                        signer.stripe(INVOICE, now),
                        Result.handled("invoice in_1, 49.00 EUR, sub_1")),
                new Step(
                        "Stripe",
                        "invoice.paid, version 2024-06-20, upcast",
                        signer.stripe(OLD_INVOICE, now),
                        Result.handled("invoice in_2, 9.90 USD, sub_2")),
                new Step(
                        "GitHub",
                        "push",
                        signer.github("push", "d-1", PUSH),
                        Result.handled("mona pushed 2 commits to octo/hello")),
                new Step(
                        "Slack",
                        "url_verification, the handshake",
                        signer.slack(Message.json("slack", SLACK_CHALLENGE), now),
                        Result.handshake("3eZbrw1aBm2rZgRNFdxV2595")),
                new Step(
                        "Slack",
                        "message",
                        signer.slack(Message.json("slack", SLACK_MESSAGE), now),
                        Result.handled("U1 in C1: hello, is it on?")),
                new Step(
                        "Slack",
                        "/deploy, a form",
                        signer.slack(Message.form("slack", COMMAND), now),
                        Result.handled("grace wants /deploy web to staging")),
                new Step(
                        "Shopify",
                        "orders/create",
                        signer.shopify("orders/create", "w-1", ORDER),
                        Result.handled("order #1001, 254.98 CAD, books.example")),
                new Step(
                        "GitLab",
                        "Push Hook, by token",
                        signer.gitlab("Push Hook", GITLAB_PUSH),
                        Result.handled("fallback: gitlab sent Push Hook, 41 bytes")),
                new Step(
                        "Acme",
                        "parcel.delivered, version 2, own provider",
                        parcel(signer, PARCEL, now),
                        Result.handled("parcel Z-17, 1200 g")),
                new Step(
                        "Acme",
                        "parcel.delivered, version 1, upcast",
                        parcel(signer, OLD_PARCEL, now),
                        Result.handled("parcel Z-18, 2500 g")));
    }

    List<Step> steps() {
        return steps;
    }

    /** Returns a message as it comes from the proxy in front of the server. */
    private static Message parcel(Signer signer, String body, Instant time) {
        return signer.acme(body, time).header("X-Forwarded-For", "203.0.113.7");
    }
}
