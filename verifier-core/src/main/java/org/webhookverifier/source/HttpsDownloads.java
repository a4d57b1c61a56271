package org.webhookverifier.source;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Downloads with Java's own client, proxy settings and trust store: HTTPS on its usual port only, no redirects, and five seconds for
 * connecting and five for all of the answer.
 *
 * <p>Thread-safe.
 */
final class HttpsDownloads implements Downloads {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Predicate<URI> allowed;
    private final Duration patience;
    private final HttpClient client;

    HttpsDownloads(Predicate<URI> allowed, Duration patience) {
        this.allowed = allowed;
        this.patience = patience;
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** Returns the one that all sources share. */
    static Downloads shared() {
        return Shared.DOWNLOADS;
    }

    @Override
    public byte[] get(URI address, int limit) throws IOException {
        return answer(address, "GET", HttpRequest.BodyPublishers.noBody(), limit);
    }

    @Override
    public byte[] post(URI address, byte[] json, int limit) throws IOException {
        return answer(address, "POST", HttpRequest.BodyPublishers.ofByteArray(json), limit);
    }

    private byte[] answer(URI address, String method, HttpRequest.BodyPublisher body, int limit) throws IOException {
        if (!allowed.test(address)) {
            throw new IOException("The address is not one of HTTPS on its usual port");
        }
        var building = HttpRequest.newBuilder(address).timeout(patience).method(method, body);
        if (body.contentLength() > 0) {
            building.header("Content-Type", "application/json");
        }
        HttpRequest request = building.build();
        // The request's own time-out ends with the headers of the answer; this one is for the body, too.
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, response -> {
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The answer has the status " + response.statusCode());
            }
            return new LimitedBody(limit);
        });
        try {
            return answer.get(patience.toMillis() * 2, TimeUnit.MILLISECONDS).body();
        } catch (ExecutionException e) {
            throw new IOException("The download failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException("The answer took longer than " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The download was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Returns whether an address is absolute, of HTTPS on its usual port, and names nothing but host, path and query. */
    public static boolean isHttps(URI address) {
        String host = address.getHost();
        return host != null
                && !host.isEmpty()
                && address.toString().startsWith("https://")
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && (address.getPort() == -1 || address.getPort() == 443);
    }

    /** Made when it is needed first: most applications never fetch anything. */
    private static final class Shared {
        static final Downloads DOWNLOADS = new HttpsDownloads(HttpsDownloads::isHttps, PATIENCE);
    }
}
