package org.webhookverifier.jdbc.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.webhookverifier.request.WebhookRequest;

/** Sends deliveries as a provider does. Thread-safe. */
final class Client {
    private static final String SIGNATURE = "Stripe-Signature";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Sends a delivery with an id, and returns the answer. */
    HttpResponse<Void> send(int port, String id) throws IOException, InterruptedException {
        WebhookRequest signed = Shop.signed(id);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header(SIGNATURE, signed.headers().first(SIGNATURE).orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofByteArray(signed.body()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
