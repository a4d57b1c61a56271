package org.webhookverifier.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.webhookverifier.testkit.adapter.AdapterServer;

/** An embedded servlet container with one application. */
interface Container extends AdapterServer {
    /** Adds a filter, after those that are there, for every kind of dispatch. */
    Container filter(Filter filter, String pattern);

    Container servlet(Servlet servlet, String pattern);

    Container errorPage(int status, String path);

    Container start() throws Exception;

    /** Binds a channel to a free port, with a receive buffer so small that what a client can write is nearly what was read. */
    static ServerSocketChannel narrow(ServerSocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
        return channel.bind(new InetSocketAddress("127.0.0.1", 0));
    }
}
