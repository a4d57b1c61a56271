package org.webhookverifier.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** Translates a servlet request, without touching its body or parameters. */
final class HttpIn {
    private HttpIn() {}

    /** Returns the path by which the container has chosen the servlet, or {@code null} if it does not say. */
    static @Nullable String path(HttpServletRequest request) {
        try {
            String path = request.getServletPath();
            String rest = request.getPathInfo();
            return rest == null ? path : path + rest;
        } catch (IllegalArgumentException e) {
            // Jetty, for paths that can be read in more than one way, where it is configured to let them in.
            return null;
        }
    }

    /** Returns everything but the body, and of the headers those that the source looks at. */
    static WebhookRequest head(HttpServletRequest request, Source source) {
        String query = request.getQueryString();
        String target = query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
        var head = WebhookRequest.of(request.getMethod(), target).peer(request.getRemoteAddr());
        for (String name : source.relevantHeaders()) {
            Enumeration<String> values = request.getHeaders(name);
            while (values.hasMoreElements()) {
                head.header(name, values.nextElement());
            }
        }
        return head.build();
    }
}
