package org.webhookverifier.examples.quickstart;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A server with the filter, for this machine only. */
final class EmbeddedServer implements AutoCloseable {
    private static final int PORTS_TO_TRY = 100;

    private final Server server;
    private final int port;

    private EmbeddedServer(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a server on the given port or, if that is taken, on the next free one; 0 is any free port. */
    static EmbeddedServer start(int firstPort, Filter filter) throws Exception {
        var server = new Server();
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        open(connector, firstPort);
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(filter), "/webhooks/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
        return new EmbeddedServer(server, connector.getLocalPort());
    }

    int port() {
        return port;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The server does not stop", e);
        }
    }

    private static void open(ServerConnector connector, int firstPort) throws IOException {
        int lastPort = Math.min(firstPort + PORTS_TO_TRY, 65_535);
        for (int port = firstPort; ; port++) {
            try {
                connector.setPort(port);
                connector.open();
                return;
            } catch (IOException e) {
                if (port == lastPort) {
                    throw e;
                }
            }
        }
    }
}
