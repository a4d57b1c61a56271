package org.webhookverifier.sync;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.sync.Failure.Kind;
import org.webhookverifier.sync.Refusal.Doubt;

/**
 * Calls one provider with one token: repeats what may be repeated, waits where that is asked for, and tells failures by their status.
 *
 * <p>Not thread-safe: one for each run.
 */
final class Api {
    static final int ATTEMPTS = 3;
    static final int PAGES = 100;

    private final Transport transport;
    private final URI base;
    private final Map<String, String> headers;
    private final ErrorWords words;
    private final Pauses pauses;

    /** Takes headers that hold the token, and go to the base address and nowhere else. */
    Api(Transport transport, URI base, Map<String, String> headers, ErrorWords words, Pauses pauses) {
        this.transport = transport;
        this.base = base;
        this.headers = headers;
        this.words = words;
        this.pauses = pauses;
    }

    /** Returns the answer of success to a call. */
    Transport.Answer send(Call call) {
        URI address = address(call.path());
        for (int attempt = 1; ; attempt++) {
            Transport.Answer answer;
            try {
                answer = transport.answer(call.headers(headers), address);
            } catch (LimitedAnswer.TooLongException e) {
                throw Refusal.of(Kind.UNREADABLE, call + ": " + e.getMessage()).with(Doubt.UNKNOWN);
            } catch (IOException e) {
                boolean again = call.repeat() != Call.Repeat.NEVER && attempt < ATTEMPTS;
                if (Thread.currentThread().isInterrupted() || !again || !pauses.waited(backoff(attempt))) {
                    throw Refusal.of(Kind.UNAVAILABLE, call + ": " + e.getMessage())
                            .with(Doubt.UNKNOWN);
                }
                continue;
            }
            if (answer.status() >= 200 && answer.status() < 300) {
                return answer;
            }
            Duration pause = pause(answer, call, attempt);
            if (pause == null || attempt == ATTEMPTS || !pauses.waited(pause)) {
                throw refusal(answer, call);
            }
        }
    }

    private static Duration backoff(int attempt) {
        return Duration.ofSeconds(1L << (attempt - 1));
    }

    /** Returns how long to wait before the call is sent again; {@code null} if it should not be. */
    private @Nullable Duration pause(Transport.Answer answer, Call call, int attempt) {
        int status = answer.status();
        boolean again = isRateLimit(answer)
                || (status >= 500 && call.repeat() == Call.Repeat.ALWAYS)
                || (status == 409 && call.repeat() == Call.Repeat.WITHOUT_ANSWER);
        if (!again) {
            return null;
        }
        Duration asked = pauses.asked(answer);
        if (!asked.isZero()) {
            return asked;
        }
        return status == 403 ? Duration.ofMinutes(1) : backoff(attempt);
    }

    // https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: 403 or 429, and without any header
    // a minute
    private static boolean isRateLimit(Transport.Answer answer) {
        return answer.status() == 429
                || (answer.status() == 403
                        && (!answer.header("Retry-After").isEmpty()
                                || answer.header("X-RateLimit-Remaining").equals("0")
                                || ErrorWords.raw(answer.body()).contains("secondary rate limit")));
    }

    private Refusal refusal(Transport.Answer answer, Call call) {
        int status = answer.status();
        String head = call + " was answered with " + status;
        if (isRateLimit(answer)) {
            return Refusal.of(new Failure(Kind.RATE_LIMITED, head, pauses.asked(answer)));
        }
        if (status == 401) {
            // without the provider's words, which quote parts of the token
            return Refusal.of(Kind.UNAUTHORIZED, head + ": the token is not taken");
        }
        if (status >= 300 && status < 400) {
            return Refusal.of(
                    Kind.UNREADABLE,
                    head + ", a redirect, which is not followed with a token: give the address of today");
        }
        String said = ErrorWords.raw(answer.body());
        String text = said.isEmpty() ? head : head + ": " + words.shown(said);
        Kind kind = switch (status) {
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.REFUSED;
        };
        var refusal = Refusal.of(new Failure(kind, text, pauses.asked(answer)));
        if (kind == Kind.REFUSED && (said.contains("already exists") || said.contains("already been taken"))) {
            // what GitHub and Shopify say when there is one of the same URL
            return refusal.with(Doubt.STALE);
        }
        return status >= 500 ? refusal.with(Doubt.UNKNOWN) : refusal;
    }

    /** Returns the elements of all pages, which a {@code Link} header leads through. */
    List<Json> pages(String first, Function<Json, Json> elements) {
        var found = new ArrayList<Json>();
        String path = first;
        for (int page = 0; !path.isEmpty(); page++) {
            if (page == PAGES) {
                throw tooMany();
            }
            Transport.Answer answer = send(Call.get(path));
            found.addAll(elements.apply(answer.json()).list());
            path = resolved(NextLink.of(answer.headers().allValues("Link")));
        }
        return found;
    }

    static Refusal tooMany() {
        return Refusal.of(
                Kind.UNREADABLE, "The list has more than " + PAGES + " pages; nothing is changed by half a list");
    }

    private URI address(String path) {
        return URI.create(path.startsWith("/") ? base + path : path);
    }

    /** Returns the address that a link leads to, if that is at the provider. */
    private String resolved(String link) {
        if (link.isEmpty()) {
            return "";
        }
        try {
            URI address = base.resolve(link);
            if (isOfBase(address)) {
                return address.toString();
            }
        } catch (IllegalArgumentException e) {
            // no address at all
        }
        throw Refusal.of(
                Kind.UNREADABLE, "The link to the next page leads to another host, which must not see the token");
    }

    private boolean isOfBase(URI address) {
        return address.getHost() != null
                && base.getScheme().equalsIgnoreCase(address.getScheme())
                && base.getHost().equalsIgnoreCase(address.getHost())
                && base.getPort() == address.getPort();
    }
}
