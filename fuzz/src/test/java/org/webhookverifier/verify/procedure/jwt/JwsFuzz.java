package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.webhookverifier.fuzz.Watch.require;

import java.util.Base64;
import java.util.List;
import org.webhookverifier.fuzz.Lines;
import org.webhookverifier.fuzz.Watch;
import org.webhookverifier.request.WebhookRequest;

/** Tokens in their compact form, and what TrueLayer signs; the lines are a token, a list of names, a target and a header. */
public final class JwsFuzz {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private JwsFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, JwsFuzz::check);
    }

    private static void check(byte[] input) {
        Lines lines = Lines.of(input);
        String token = lines.get(0);
        // Where a part is written plainly it is encoded, for the fuzzer to get further.
        CompactJws jws = CompactJws.read(encoded(token), 0);
        require(CompactJws.read(token, 0) == null || token.indexOf('{') < 0, "a token that is not encoded");
        if (jws != null) {
            String whole = new String(jws.input(), US_ASCII) + "." + ENCODER.encodeToString(jws.signature());
            require(whole.equals(encoded(token)), "a token that can be written in two ways");
            require(!jws.header().containsKey("crit"), "an extension that is not understood");
            jws.text("alg");
        }
        List<String> names = SignedRequestText.names(lines.get(1));
        String target = lines.get(2);
        WebhookRequest request = WebhookRequest.post(target)
                .header("X-A", lines.get(3))
                .body(input)
                .build();
        byte[] headers = names == null ? null : SignedRequestText.headers(request, names);
        for (String path : headers == null ? List.<String>of() : SignedRequestText.paths("/base", target)) {
            require(path.startsWith("/base"), "a path that is not ours");
            SignedRequestText.whole(request, path, headers);
        }
        QueryStringHash.canonical(request, "");
    }

    private static String encoded(String token) {
        if (!token.startsWith("{")) {
            return token;
        }
        int end = token.indexOf('.');
        return end < 0
                ? token
                : ENCODER.encodeToString(token.substring(0, end).getBytes(ISO_8859_1)) + token.substring(end);
    }
}
