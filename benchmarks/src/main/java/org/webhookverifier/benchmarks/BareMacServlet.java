package org.webhookverifier.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads the body and computes its HMAC with a {@code Mac} that each thread keeps: the least that any verification costs. Looks at
 * no header and compares nothing.
 */
final class BareMacServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(BareMacServlet::mac);

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Mac mac = MAC.get();
        InputStream body = request.getInputStream();
        var buffer = new byte[4096];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            mac.update(buffer, 0, read);
        }
        // So that the result is used.
        response.setStatus(mac.doFinal().length == 32 ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST);
        response.setContentLength(0);
    }

    private static Mac mac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Deliveries.bytes(Deliveries.SECRET), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }
}
