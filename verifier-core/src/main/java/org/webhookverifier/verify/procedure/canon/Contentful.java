package org.webhookverifier.verify.procedure.canon;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Procedure;

/**
 * Contentful: method, escaped path and query, the headers that a header lists, and the body, on a line each.
 *
 * <p>The path is that of the public URL followed by that of the request, if there is a public URL.
 */
public final class Contentful implements Canon {
    private static final String SIGNATURE = "x-contentful-signature";
    private static final String LIST = "x-contentful-signed-headers";
    private static final String TIME = "x-contentful-timestamp";
    private static final Duration TOLERANCE = Duration.ofSeconds(30);
    private static final int SECRET_LENGTH = 64;

    private Contentful() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        // Which headers are signed is known from the request; the description names those that are usual.
        List<String> headers = Text.listed(scheme.parameters().getOrDefault("headers", ""));
        return new CanonProcedure(source, new Contentful(), Contentful::key, headers, TOLERANCE);
    }

    private static CanonKey key(String secret) {
        if (secret.length() != SECRET_LENGTH) {
            throw new IllegalArgumentException("has to have 64 characters: paste it as Contentful shows it.");
        }
        return CanonKey.hmac(Hash.SHA256, secret);
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        String signature = reading.header(SIGNATURE);
        String time = signature == null ? null : reading.header(TIME);
        SignedHeaders headers = time == null ? null : SignedHeaders.read(reading, LIST);
        String path = headers == null ? null : path(reading);
        Map<String, Object> parameters = path == null ? null : reading.parameters();
        if (signature == null || time == null || headers == null || path == null || parameters == null) {
            return null;
        }
        if (!headers.has(TIME) || !headers.has(LIST) || headers.has(SIGNATURE)) {
            return reading.malformed("header " + LIST + " has to name itself and the timestamp, and not the signature");
        }
        long signedAt = Text.number(time);
        if (signedAt < 0) {
            return reading.malformed("header " + TIME + " is no plain number");
        }
        String request = reading.request().method().toUpperCase(Locale.ROOT) + "\n" + path + "\n";
        byte[] text = Text.join(Text.utf8(request + headers.text() + "\n"), reading.body());
        Set<Ref> places = headers.places();
        places.addAll(Reading.places(parameters));
        // A retry is signed anew, with another time and number of the attempt.
        String same = headers.textWithout(TIME, "x-contentful-webhook-request-attempt");
        byte[] identity = Text.join(Text.utf8(request + same + "\n"), reading.body());
        return Proof.of(Candidates.hex(signature), text, new Coverage(true, places, identity))
                .at(signedAt);
    }

    private static @Nullable String path(Reading reading) {
        String prefix = reading.publicUrl();
        int host = prefix.isEmpty() ? 0 : prefix.indexOf('/', prefix.indexOf("://") + "://".length());
        String target =
                (host < 0 ? "" : prefix.substring(host)) + reading.request().target();
        int query = target.indexOf('?');
        if (query >= 0 && target.indexOf('?', query + 1) >= 0) {
            return reading.malformed("the query holds a question mark, and what follows it is not signed");
        }
        String escaped = query < 0 ? "" : Escapes.component(target.substring(query + 1));
        String path = query < 0 ? target : target.substring(0, query);
        return Escapes.url(escaped.isEmpty() ? path : path + "?" + escaped);
    }
}
