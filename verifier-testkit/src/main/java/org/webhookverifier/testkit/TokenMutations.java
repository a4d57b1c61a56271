package org.webhookverifier.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.verify.Reason;

/** Changes to tokens and passwords. */
final class TokenMutations {
    private TokenMutations() {}

    static List<Mutation> all() {
        return List.of(
                of("one character more", isNot(TokenScheme.Form.BASIC), Reason.BAD_TOKEN, value -> value + "x"),
                of("one character short", isNot(TokenScheme.Form.BASIC), Reason.BAD_TOKEN, TokenMutations::shortened),
                of(
                        "its last letter changed",
                        isNot(TokenScheme.Form.BASIC),
                        Reason.BAD_TOKEN,
                        value -> shortened(value) + "\u00A4"),
                of("not a byte", signer -> true, Reason.MALFORMED, value -> value + "\uFF11"),
                of("without the scheme's name", isNot(TokenScheme.Form.PLAIN), Reason.MALFORMED, TokenMutations::bare),
                of(
                        "of another scheme",
                        isNot(TokenScheme.Form.PLAIN),
                        Reason.MALFORMED,
                        value -> "Digest " + bare(value)),
                of("garbage", is(TokenScheme.Form.BASIC), Reason.MALFORMED, value -> value + "!"),
                of("another password", is(TokenScheme.Form.BASIC), Reason.BAD_TOKEN, value -> "Basic dXNlcjp4"));
    }

    private static Mutation of(
            String what, Predicate<WebhookSigner> scope, Reason reason, UnaryOperator<String> change) {
        return new Mutation(
                "token: " + what,
                Set.of(reason),
                signer -> token(signer).isPresent() && scope.test(signer),
                (signer, body) -> {
                    var request = signer.sign(body);
                    String header = token(signer).orElseThrow().header();
                    return HeaderLines.of(request).change(header, change).in(request);
                });
    }

    private static Optional<TokenScheme> token(WebhookSigner signer) {
        return signer.schemes().stream()
                .map(SigningScheme::scheme)
                .filter(TokenScheme.class::isInstance)
                .map(TokenScheme.class::cast)
                .filter(token -> !token.header().isEmpty())
                .findFirst();
    }

    private static Predicate<WebhookSigner> is(TokenScheme.Form form) {
        return signer -> token(signer).filter(token -> token.form() == form).isPresent();
    }

    private static Predicate<WebhookSigner> isNot(TokenScheme.Form form) {
        return is(form).negate();
    }

    private static String shortened(String value) {
        return value.substring(0, value.length() - 1);
    }

    private static String bare(String value) {
        return value.substring(value.indexOf(' ') + 1);
    }
}
