package org.webhookverifier.compatibility.junit5;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.adapter.AdapterContract;
import org.webhookverifier.testkit.adapter.AdapterServer;

/** The contract of adapters, over the server of the JDK; a part of it is enough to see that JUnit takes the testkit. */
class PlainServerContract extends AdapterContract {
    @Override
    protected AdapterServer start(WebhookReceiver receiver) throws IOException {
        ExecutorService executor = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> receive(receiver, exchange));
        server.setExecutor(executor);
        server.start();
        return new AdapterServer() {
            @Override
            public URI uri() {
                return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            }

            @Override
            public void stop() {
                server.stop(0);
                executor.shutdown();
            }
        };
    }

    @Override
    protected List<String> logged() {
        return List.of();
    }

    private static void receive(WebhookReceiver receiver, HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        var request = WebhookRequest.of(exchange.getRequestMethod(), target)
                .peer(exchange.getRemoteAddress().getAddress().getHostAddress())
                .body(exchange.getRequestBody().readAllBytes());
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        Answer answer = receiver.route(exchange.getRequestURI().getPath())
                .map(route -> receiver.receive(route, request.build()).answer())
                .orElse(Answer.status(404));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }
}
