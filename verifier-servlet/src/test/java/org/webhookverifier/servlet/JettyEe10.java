package org.webhookverifier.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12.1 with Servlet 6.0. */
final class JettyEe10 implements Container {
    private final Server server = new Server();
    private final HttpConfiguration http = new HttpConfiguration();
    private final ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    private final ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    private final ServletContextHandler context;

    JettyEe10(String contextPath) {
        context = new ServletContextHandler(contextPath);
        context.setErrorHandler(errors);
        server.addConnector(connector);
        server.setHandler(context);
    }

    @Override
    public JettyEe10 filter(Filter filter, String pattern) {
        var holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, pattern, EnumSet.allOf(DispatcherType.class));
        return this;
    }

    @Override
    public JettyEe10 servlet(Servlet servlet, String pattern) {
        var holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, pattern);
        return this;
    }

    @Override
    public JettyEe10 errorPage(int status, String path) {
        errors.addErrorPage(status, path);
        return this;
    }

    @Override
    public JettyEe10 start() throws Exception {
        connector.open(Container.narrow(ServerSocketChannel.open()));
        server.start();
        return this;
    }

    /** Returns the settings of HTTP, to be changed before the start. */
    HttpConfiguration http() {
        return http;
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort()
                + context.getContextPath().replaceFirst("/$", ""));
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
