package org.webhookverifier.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;

/** A verified request whose body looks unread, though the filter has read it. */
final class ReplayedRequest extends HttpServletRequestWrapper {
    private final ServletResponse response;
    private final Delivery delivery;
    private final Handover handover;
    private final ReplayedBody body;
    private boolean streamTaken;
    private @Nullable BufferedReader reader;
    private @Nullable String encoding;
    private @Nullable Map<String, String[]> parameters;

    ReplayedRequest(HttpServletRequest request, ServletResponse response, Delivery delivery, Handover handover) {
        super(request);
        this.response = response;
        this.delivery = delivery;
        this.handover = handover;
        body = new ReplayedBody(delivery.openBody(), request::getAsyncContext);
    }

    void chainReturned() {
        body.chainReturned();
    }

    @Override
    public ServletInputStream getInputStream() {
        if (reader != null) {
            throw new IllegalStateException("getReader() was called before: use one of the two");
        }
        streamTaken = true;
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (streamTaken) {
            throw new IllegalStateException("getInputStream() was called before: use one of the two");
        }
        if (reader == null) {
            reader = new BufferedReader(new InputStreamReader(body, charset(StandardCharsets.ISO_8859_1)));
        }
        return reader;
    }

    @Override
    public int getContentLength() {
        return delivery.bodyLength();
    }

    @Override
    public long getContentLengthLong() {
        return delivery.bodyLength();
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return encoding == null ? super.getCharacterEncoding() : encoding;
    }

    @Override
    public void setCharacterEncoding(String name) throws UnsupportedEncodingException {
        charset(name);
        if (reader == null && parameters == null) {
            encoding = name;
        }
    }

    /** Overrides a method that came with Servlet 6.1. */
    public void setCharacterEncoding(Charset charset) {
        if (reader == null && parameters == null) {
            encoding = charset.name();
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters());
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Collection<Part> getParts() throws ServletException {
        throw new ServletException(
                "A verified multipart body is not parsed again: read it from the stream or the delivery.");
    }

    @Override
    public Part getPart(String name) throws ServletException {
        throw new ServletException(
                "A verified multipart body is not parsed again: read it from the stream or the delivery.");
    }

    // The request underneath has no body any more, so it must not be what the asynchronous part gets to see.
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse withResponse) {
        AsyncContext context = super.startAsync(request, withResponse);
        handover.await(context);
        return context;
    }

    private Map<String, String[]> parameters() {
        if (parameters == null) {
            // Of the request underneath only those of the query are left.
            Map<String, String[]> ofQuery = super.getParameterMap();
            parameters =
                    Form.isForm(getContentType()) ? Form.parameters(ofQuery, delivery.body(), formCharset()) : ofQuery;
        }
        return parameters;
    }

    private Charset formCharset() {
        try {
            return charset(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("The form cannot be read: its character encoding is unknown", e);
        }
    }

    private Charset charset(Charset otherwise) throws UnsupportedEncodingException {
        String name = getCharacterEncoding();
        return name == null ? otherwise : charset(name);
    }

    private static Charset charset(String name) throws UnsupportedEncodingException {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedEncodingException(name);
        }
    }
}
