package org.webhookverifier.examples.quickstart.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages that must not reach a handler: copies of genuine ones, and forgeries. */
final class ForgedSteps {
    private final List<Step> copies;
    private final List<Step> refused;

    ForgedSteps(Signer signer, GenuineSteps genuine) {
        Message first = genuine.steps().get(0).message();
        Instant later = Instant.now().plusSeconds(1);
        copies = List.of(
                new Step("Stripe", "the first delivery, byte for byte", first, Result.duplicate()),
                new Step(
                        "Stripe", "a retry of it, signed anew", signer.stripe(first.body(), later), Result.duplicate()),
                new Step(
                        "GitHub",
                        "the push under a new delivery id",
                        signer.github("push", "d-2", GenuineSteps.PUSH),
                        Result.duplicate()));
        refused = refused(signer, later);
    }

    List<Step> copies() {
        return copies;
    }

    List<Step> refused() {
        return refused;
    }

    private static List<Step> refused(Signer signer, Instant now) {
        Message invoice = signer.stripe(GenuineSteps.INVOICE.replace("evt_1", "evt_3"), now);
        Message tenMinutesOld =
                signer.stripe(GenuineSteps.INVOICE.replace("evt_1", "evt_4"), now.minus(Duration.ofMinutes(10)));
        Message parcel = signer.acme(GenuineSteps.PARCEL.replace("p-1", "p-3"), now);
        return List.of(
                new Step(
                        "Stripe",
                        "tampered: 4900 made 4901",
                        invoice.tampered("4900", "4901"),
                        Result.rejected(401, "bad_signature")),
                new Step(
                        "Stripe",
                        "unsigned",
                        invoice.without("Stripe-Signature"),
                        Result.rejected(401, "missing_header")),
                new Step("Stripe", "stale: signed 10 minutes ago", tenMinutesOld, Result.rejected(401, "stale")),
                new Step(
                        "GitLab",
                        "wrong token",
                        signer.gitlab("Push Hook", "{}").header("X-Gitlab-Token", "guessed"),
                        Result.rejected(401, "bad_token")),
                new Step(
                        "Acme",
                        "wrong address, though well signed",
                        parcel.header("X-Forwarded-For", "198.51.100.9"),
                        Result.rejected(403, "address_not_allowed")));
    }
}
