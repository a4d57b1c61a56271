package org.webhookverifier.examples.quickstart.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends messages over HTTP. */
final class Sender {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    Sender(URI server) {
        this.server = server;
    }

    HttpResponse<String> send(Message message) throws InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/webhooks/" + message.source()))
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
