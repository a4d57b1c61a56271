package org.webhookverifier.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat 11, Servlet 6.1. */
final class Tomcat11 implements Container {
    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();
    private final Context context;
    private int names;

    Tomcat11(String contextPath) {
        tomcat.setBaseDir(Path.of("target", "tomcat").toString());
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("socket.rxBufSize", "8192");
        tomcat.setConnector(connector);
        context = tomcat.addContext(contextPath, null);
        // Otherwise Tomcat reads up to maxSwallowSize, 2 MiB, of a body that was refused.
        context.setSwallowAbortedUploads(false);
    }

    /** Returns the application, to be changed before the start. */
    Context context() {
        return context;
    }

    @Override
    public Tomcat11 filter(Filter filter, String pattern) {
        var definition = new FilterDef();
        definition.setFilterName("filter-" + names++);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        var map = new FilterMap();
        map.setFilterName(definition.getFilterName());
        map.addURLPattern(pattern);
        for (DispatcherType type : DispatcherType.values()) {
            map.setDispatcher(type.name());
        }
        context.addFilterMap(map);
        return this;
    }

    @Override
    public Tomcat11 servlet(Servlet servlet, String pattern) {
        String name = "servlet-" + names++;
        Tomcat.addServlet(context, name, servlet).setAsyncSupported(true);
        context.addServletMappingDecoded(pattern, name);
        return this;
    }

    @Override
    public Tomcat11 errorPage(int status, String path) {
        var page = new ErrorPage();
        page.setErrorCode(status);
        page.setLocation(path);
        context.addErrorPage(page);
        return this;
    }

    @Override
    public Tomcat11 start() throws Exception {
        tomcat.start();
        return this;
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + context.getPath());
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
