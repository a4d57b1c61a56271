package org.webhookverifier.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A servlet that does what a test says. */
final class Programmable extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final AtomicInteger calls = new AtomicInteger();
    private transient volatile Work work = (request, response) -> {};

    /** What a servlet does. */
    interface Work {
        void service(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    void does(Work value) {
        work = value;
        calls.set(0);
    }

    int calls() {
        return calls.get();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        calls.incrementAndGet();
        work.service(request, response);
    }
}
