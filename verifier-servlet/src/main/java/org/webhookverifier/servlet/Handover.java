package org.webhookverifier.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.Admission;
import org.webhookverifier.answer.Receipt;

/** Hands an admitted delivery to the application's own servlet, and ends its claim by the answer that the servlet gives. */
final class Handover implements AsyncListener {
    private final Admission.Admitted admitted;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean asynchronous;
    private volatile @Nullable Throwable error;

    Handover(Admission.Admitted admitted, HttpServletRequest request, HttpServletResponse response) {
        this.admitted = admitted;
        this.request = request;
        this.response = response;
    }

    void passOn(FilterChain chain) throws IOException, ServletException {
        request.setAttribute(WebhookFilter.DELIVERY, admitted.delivery());
        var replayed = new ReplayedRequest(request, response, admitted.delivery(), this);
        try {
            chain.doFilter(replayed, response);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            end(e);
            throw e;
        }
        if (asynchronous) {
            replayed.chainReturned();
        } else {
            answerUnlessAcknowledged(end(null));
        }
    }

    /** Leaves the end of the claim to the end of the asynchronous processing that has begun. */
    void await(AsyncContext context) {
        asynchronous = true;
        context.addListener(this);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end(error);
    }

    @Override
    public void onError(AsyncEvent event) {
        error = event.getThrowable();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // The application or the container answers now, and the answer decides.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The request has registered this listener for the new round as well.
    }

    private @Nullable Receipt end(@Nullable Throwable thrown) {
        if (!ended.compareAndSet(false, true)) {
            return null;
        }
        int status = response.getStatus();
        if (thrown == null && status / 100 == 2) {
            return admitted.complete();
        }
        return admitted.fail(thrown == null ? new UnsuccessfulAnswer(status) : thrown);
    }

    // The sender must not be told that a delivery is done of which the store does not know.
    private void answerUnlessAcknowledged(@Nullable Receipt receipt) throws IOException {
        boolean promised = response.getStatus() / 100 == 2;
        if (receipt != null && promised && !receipt.acknowledged() && !response.isCommitted()) {
            response.reset();
            HttpOut.write(receipt.answer(), response);
        }
    }
}
