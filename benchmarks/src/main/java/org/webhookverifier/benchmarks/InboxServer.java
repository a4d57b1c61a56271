package org.webhookverifier.benchmarks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.servlet.WebhookFilter;
import org.webhookverifier.source.Source;

/**
 * Jetty with our filter, and with a servlet that does the same by hand.
 *
 * @param port where it listens
 */
record InboxServer(int port, Server server, WebhookReceiver receiver) implements AutoCloseable {
    /** Where the servlet is; as long as the path of the filter. */
    static final String ROWS = "/by-hand/one-row";

    static InboxServer start(WebhookReceiver receiver, RowPerDelivery rows) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addFilter(
                new FilterHolder(new WebhookFilter(receiver)), "/webhooks/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new RowServlet(rows)), ROWS);
        server.setHandler(context);
        server.start();
        return new InboxServer(connector.getLocalPort(), server, receiver);
    }

    /** Returns a receiver whose workers handle what is accepted while more is accepted. */
    static WebhookReceiver handling(InboxStore store) {
        return WebhookReceiver.builder()
                .source(Source.of("stripe", Deliveries.SECRET))
                .inbox(Inbox.on(store))
                .fallback("none", (event, delivery) -> {})
                .build();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        receiver.close();
    }

    /** Checks the signature with a {@code Mac} of its own, cuts the id out of the JSON, inserts a row, and answers. */
    private static final class RowServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private static final int TIME_DIGITS = 10;
        private static final String BEFORE_ID = "{\"id\":\"";

        private final transient RowPerDelivery rows;

        RowServlet(RowPerDelivery rows) {
            this.rows = rows;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            String header = request.getHeader("Stripe-Signature");
            String time = header.substring(2, 2 + TIME_DIGITS);
            byte[] sent = HexFormat.of().parseHex(header.substring(header.indexOf(",v1=") + ",v1=".length()));
            Mac mac = Deliveries.mac(Deliveries.bytes(Deliveries.SECRET));
            mac.update(Deliveries.bytes(time + "."));
            response.setContentLength(0);
            if (!MessageDigest.isEqual(mac.doFinal(body), sent)) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            String json = new String(body, StandardCharsets.UTF_8);
            String id = json.substring(BEFORE_ID.length(), json.indexOf('"', BEFORE_ID.length()));
            try {
                rows.insert(id, body);
            } catch (SQLException e) {
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }
}
