package org.webhookverifier.benchmarks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * An embedded server, for this machine only, with its settings as they come.
 *
 * @param port where it listens
 */
record ServerUnderLoad(String name, int port, Stop stop) implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String OURS = "/webhooks/*";

    /** Ends a server. */
    interface Stop {
        void run() throws Exception;
    }

    static ServerUnderLoad jetty(Application application) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost(LOOPBACK);
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(application.filter()), OURS, EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(application.noOp()), Target.NO_OP.path());
        context.addServlet(new ServletHolder(new BareMacServlet()), Target.BARE_MAC.path());
        context.addServlet(new ServletHolder(application.stripeJava()), Target.STRIPE_JAVA.path());
        server.setHandler(context);
        server.start();
        return new ServerUnderLoad("Jetty " + Server.getVersion(), connector.getLocalPort(), server::stop);
    }

    static ServerUnderLoad tomcat(Application application) throws Exception {
        var tomcat = new Tomcat();
        Path directory = Files.createTempDirectory("tomcat");
        tomcat.setBaseDir(directory.toString());
        var connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", LOOPBACK);
        // Otherwise it closes each connection after a hundred requests.
        connector.setProperty("maxKeepAliveRequests", "-1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        addFilter(context, application);
        addServlet(context, Target.NO_OP, application.noOp());
        addServlet(context, Target.BARE_MAC, new BareMacServlet());
        addServlet(context, Target.STRIPE_JAVA, application.stripeJava());
        tomcat.start();
        String version = org.apache.catalina.util.ServerInfo.getServerNumber();
        return new ServerUnderLoad("Tomcat " + version, connector.getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }

    private static void addFilter(Context context, Application application) {
        var definition = new FilterDef();
        definition.setFilterName("webhooks");
        definition.setFilter(application.filter());
        context.addFilterDef(definition);
        var map = new FilterMap();
        map.setFilterName("webhooks");
        map.addURLPattern(OURS);
        context.addFilterMap(map);
        // Tomcat runs filters only where a servlet is.
        addServlet(context, Target.OURS, application.noOp());
        addServlet(context, Target.OURS_TYPED, application.noOp());
    }

    private static void addServlet(Context context, Target target, HttpServlet servlet) {
        Tomcat.addServlet(context, target.name(), servlet);
        context.addServletMappingDecoded(target.path(), target.name());
    }

    @Override
    public void close() throws Exception {
        stop.run();
    }
}
