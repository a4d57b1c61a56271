package org.webhookverifier.sync;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.UnreadableJsonException;

/**
 * Sends one request and takes its whole answer: no redirects, no more than the limit, no longer than the time.
 *
 * <p>Thread-safe.
 */
final class Transport {
    static final int LIMIT = 2 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Duration timeout;

    Transport(Duration timeout) {
        this.timeout = timeout;
    }

    /** What came back, of any status. */
    record Answer(int status, HttpHeaders headers, byte[] body) {
        /** Returns the body as plain objects. */
        Json json() {
            try {
                Object tree = CheckedJson.of(body).tree();
                return new Json(tree);
            } catch (UnreadableJsonException e) {
                throw Refusal.of(
                                Failure.Kind.UNREADABLE,
                                "The answer of status " + status + " is no JSON: " + e.getMessage())
                        .with(Refusal.Doubt.UNKNOWN);
            }
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** Returns the answer to a call, or says that there is none: it is not known then what became of the call. */
    Answer answer(Call call, URI address) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> pending =
                Shared.CLIENT.sendAsync(request.build(), head -> new LimitedAnswer(LIMIT));
        try {
            HttpResponse<byte[]> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("There was no whole answer within " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The thread was interrupted", e);
        } finally {
            pending.cancel(true);
        }
    }

    private static IOException failed(@Nullable Throwable cause) {
        if (cause instanceof LimitedAnswer.TooLongException tooLong) {
            return tooLong;
        }
        // Only the kind: messages of the JDK can quote what a server sent.
        String kind = cause == null ? "" : ": " + cause.getClass().getSimpleName();
        return new IOException("There was no whole answer" + kind, cause);
    }

    /** Made when something is called first: in most applications, never. */
    private static final class Shared {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }
}
