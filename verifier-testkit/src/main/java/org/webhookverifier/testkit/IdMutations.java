package org.webhookverifier.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.verify.Reason;

/** Changes to ids. */
final class IdMutations {
    private IdMutations() {}

    static List<Mutation> all() {
        return List.of(withSeparator(), changed(), newUnsignedId());
    }

    private static Mutation withSeparator() {
        return new Mutation(
                "id: holds the separator, soundly signed",
                Set.of(Reason.MALFORMED),
                signer -> separator(signer).isPresent(),
                (signer, body) ->
                        signer.id("evt" + separator(signer).orElseThrow() + "1").sign(body));
    }

    private static Mutation changed() {
        return new Mutation(
                "id: changed after signing",
                Set.of(Reason.BAD_SIGNATURE),
                signer -> signedHeader(signer).isPresent(),
                (signer, body) -> {
                    var request = signer.sign(body);
                    return HeaderLines.of(request)
                            .change(signedHeader(signer).orElseThrow(), id -> id + "1")
                            .in(request);
                });
    }

    static Mutation newUnsignedId() {
        return new Mutation(
                "id: another one, not signed",
                Set.of(),
                signer -> unsignedHeader(signer).isPresent(),
                (signer, body) -> {
                    var request = signer.sign(body);
                    return HeaderLines.of(request)
                            .change(unsignedHeader(signer).orElseThrow(), id -> id + "1")
                            .in(request);
                });
    }

    private static Optional<String> signedHeader(WebhookSigner signer) {
        return signer.signing().flatMap(scheme -> scheme.signature().idHeader());
    }

    private static Optional<String> unsignedHeader(WebhookSigner signer) {
        return Fact.ID
                .header(signer.provider())
                .filter(name -> !signer.securityHeaders().contains(name))
                .filter(name -> signer.signing().stream()
                        .noneMatch(scheme -> scheme.headers().contains(name)));
    }

    private static Optional<Character> separator(WebhookSigner signer) {
        List<ContentPart> parts = signer.signing()
                .map(scheme -> scheme.signature().content().parts())
                .orElse(List.of());
        int at = parts.indexOf(new ContentPart.Id());
        if (at >= 0 && at + 1 < parts.size() && parts.get(at + 1) instanceof ContentPart.Literal after) {
            return Optional.of(after.text().charAt(0));
        }
        if (at > 0 && parts.get(at - 1) instanceof ContentPart.Literal before) {
            return Optional.of(before.text().charAt(before.text().length() - 1));
        }
        return Optional.empty();
    }
}
