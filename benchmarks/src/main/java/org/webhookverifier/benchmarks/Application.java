package org.webhookverifier.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.servlet.WebhookFilter;
import org.webhookverifier.source.Source;

/** The application that both servers run: our filter, and what it is compared with. */
final class Application {
    private final LongAdder handled = new LongAdder();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .source(Source.of("stripe", Deliveries.SECRET))
            .source(Source.named("parsed").provider("stripe").secrets(Deliveries.SECRET))
            .handler(
                    "typed",
                    "parsed",
                    "invoice.paid",
                    StripeEvent.Invoice.class,
                    (invoice, delivery) -> handled.increment())
            .fallback("plain", (delivery, same) -> handled.increment())
            .build();

    WebhookFilter filter() {
        return new WebhookFilter(receiver);
    }

    HttpServlet noOp() {
        return new ReadingServlet();
    }

    HttpServlet stripeJava() {
        return new StripeJavaServlet();
    }

    /** Returns how many deliveries the handlers have seen. */
    long handled() {
        return handled.sum();
    }

    private static final class ReadingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            InputStream body = request.getInputStream();
            var buffer = new byte[4096];
            int read = 0;
            while (read >= 0) {
                read = body.read(buffer);
            }
            response.setContentLength(0);
        }
    }

    private static final class StripeJavaServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String body = new String(request.getInputStream().readAllBytes(), UTF_8);
            try {
                Webhook.constructEvent(body, request.getHeader("Stripe-Signature"), Deliveries.SECRET);
            } catch (SignatureVerificationException e) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
            response.setContentLength(0);
        }
    }
}
