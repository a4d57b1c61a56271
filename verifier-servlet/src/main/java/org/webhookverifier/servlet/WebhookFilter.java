package org.webhookverifier.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.webhookverifier.Admission;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.source.Route;

/**
 * Receives webhooks in a Servlet application.
 *
 * <p>A request whose path is that of a source of the receiver is verified over its raw bytes, de-duplicated, handed to the
 * receiver's handlers and answered; it goes no further. Every other request goes down the chain as it came: its body is not read,
 * no parameter is asked for, and it is not wrapped. The path is the one by which the container chooses a servlet (servlet path and
 * path info: within the application, decoded, without {@code ;} parameters), so that no other spelling of it leads past the filter.
 *
 * <p>Register it before every filter that reads bodies, forms or parameters, for all paths of the sources. If such a filter comes
 * first, the request is answered with 500 and the log names the cause.
 *
 * <pre>{@code
 * @WebListener
 * public class Webhooks implements ServletContextListener {
 *     @Override
 *     public void contextInitialized(ServletContextEvent event) {
 *         FilterRegistration.Dynamic filter = event.getServletContext().addFilter("webhooks", new WebhookFilter(receiver));
 *         filter.setAsyncSupported(true);
 *         filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/webhooks/*");
 *     }
 * }
 * }</pre>
 *
 * <p>It has no constructor without arguments and so cannot be named in {@code web.xml} or carry {@code @WebFilter}; name a listener
 * like the one above there. Without {@code isMatchAfter} it precedes the filters that are declared.
 *
 * <p>With {@linkplain #passThrough pass-through}, the application's own servlet handles what is verified.
 *
 * <p>Only the dispatch of the request itself is looked at; forwards, includes, errors and asynchronous dispatches pass.
 * Thread-safe.
 */
public final class WebhookFilter implements Filter {
    /** The name of the request attribute that holds the verified {@link Delivery} in pass-through. */
    public static final String DELIVERY = "org.webhookverifier.delivery";

    private final WebhookReceiver receiver;
    private final boolean passesThrough;

    /** Makes a filter that lets the receiver's handlers handle deliveries. */
    public WebhookFilter(WebhookReceiver receiver) {
        this(receiver, false);
    }

    private WebhookFilter(WebhookReceiver receiver, boolean passesThrough) {
        this.receiver = receiver;
        this.passesThrough = passesThrough;
    }

    /**
     * Makes a filter that verifies and de-duplicates, and lets the application's own servlet handle the delivery.
     *
     * <p>The servlet finds the delivery by {@link #delivery}, and the body unread, by stream, reader or form parameters. Refused
     * requests, copies and handshakes are answered by the filter and never get there. Handlers of the receiver are not called.
     *
     * <p>If the servlet answers 2xx, the delivery is done, and copies of it are acknowledged without calling the servlet again.
     * If it answers anything else or throws, the sender's retry reaches it again. An asynchronous servlet is judged by its answer
     * when it completes. Multipart bodies are not parsed again.
     */
    public static WebhookFilter passThrough(WebhookReceiver receiver) {
        return new WebhookFilter(receiver, true);
    }

    /**
     * Returns the verified delivery that a request carries in pass-through.
     *
     * @throws IllegalStateException if there is none: the request has not come through the filter
     */
    public static Delivery delivery(ServletRequest request) {
        if (request.getAttribute(DELIVERY) instanceof Delivery delivery) {
            return delivery;
        }
        throw new IllegalStateException(
                "The request carries no verified delivery: map WebhookFilter.passThrough(receiver) to the"
                        + " path of this servlet, and give a source the same path.");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest httpRequest
                && response instanceof HttpServletResponse httpResponse
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !(request.getAttribute(DELIVERY) instanceof Delivery)) {
            filter(httpRequest, httpResponse, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = HttpIn.path(request);
        if (path == null && passesThrough) {
            // The servlet that the container has chosen for such a path may be one that expects verified requests.
            HttpOut.write(Answer.status(400), response);
            return;
        }
        Optional<Route> route = path == null ? Optional.empty() : receiver.route(path);
        if (route.isEmpty()) {
            chain.doFilter(request, response);
        } else if (passesThrough) {
            admit(route.get(), request, response, chain);
        } else {
            receive(route.get(), request, response);
        }
    }

    private void receive(Route route, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = new IncomingBody(request);
        var receipt =
                receiver.receive(route, HttpIn.head(request, route.source()), request.getContentLengthLong(), body);
        body.closeConnectionIfUnread(response);
        HttpOut.write(receipt.answer(), response);
    }

    private void admit(Route route, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var body = new IncomingBody(request);
        Admission admission =
                receiver.admit(route, HttpIn.head(request, route.source()), request.getContentLengthLong(), body);
        if (admission instanceof Admission.Admitted admitted) {
            new Handover(admitted, request, response).passOn(chain);
        } else {
            body.closeConnectionIfUnread(response);
            HttpOut.write(((Admission.Answered) admission).receipt().answer(), response);
        }
    }
}
