package org.webhookverifier.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.webhookverifier.fuzz.Watch.require;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/**
 * The headers of one syntax. A line of the input is a header: the signature, the time, the id, and more of the first. In it,
 * {@code ^} stands for the signature or token that is right, a backtick for the time that it is of.
 */
public final class HeaderFuzz {
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    // Schemes with a requirement are checked in the general way.
    private static final String REQUIRED = "X-Required";

    private static Syntax syntax;
    private static Verifier verifier;
    private static Verifier general;
    private static String signature;

    private HeaderFuzz() {}

    /** Chooses the syntax. */
    public static void fuzzerInitialize(String[] arguments) {
        syntax = Syntax.named(arguments[0]);
        Source source = source(syntax.provider(""));
        verifier = Verifier.of(source, CLOCK);
        general = source.provider().schemes().get(0) instanceof SignatureScheme
                ? Verifier.of(source(syntax.provider(REQUIRED)), CLOCK)
                : verifier;
        WebhookRequest sound = WebhookSigner.of(source).at(CLOCK).id("msg_1").sign(BODY.clone());
        signature = syntax.bare(sound.headers().first(syntax.header()).orElseThrow());
        require(verifier.verify(sound) instanceof Verified, "a sound request is refused");
    }

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, HeaderFuzz::check);
    }

    private static Source source(Provider provider) {
        return Source.named("acme").provider(provider).secrets(syntax.secret()).build();
    }

    private static void check(byte[] input) {
        Lines lines = Lines.of(input);
        WebhookRequest request = request(lines);
        Verification verification = verifier.verify(request);
        boolean verified = verification instanceof Verified;
        require(!verified || lines.rest(0).indexOf('^') >= 0, "verified without the signature");
        if (general != verifier) {
            Verification other = general.verify(request);
            require(
                    verified == (other instanceof Verified),
                    "the two checks do not agree: " + verification + ", " + other);
        }
    }

    private static WebhookRequest request(Lines lines) {
        var request =
                WebhookRequest.post("/webhooks/acme").header(REQUIRED, "1").body(BODY);
        header(request, syntax.header(), lines.get(0));
        header(request, syntax.timeHeader(), lines.get(1));
        header(request, "X-Id", lines.get(2));
        for (int i = 3; i < lines.size(); i++) {
            header(request, syntax.header(), lines.get(i));
        }
        return request.build();
    }

    private static void header(WebhookRequest.Builder request, String name, String text) {
        if (!name.isEmpty()) {
            request.header(name, text.replace("^", signature).replace("`", syntax.time()));
        }
    }
}
