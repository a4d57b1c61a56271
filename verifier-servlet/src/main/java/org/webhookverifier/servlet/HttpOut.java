package org.webhookverifier.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.webhookverifier.answer.Answer;

/** Translates an answer into a servlet response. */
final class HttpOut {
    private HttpOut() {}

    /** Writes the answer; never by {@code sendError}, which would have the application render a page. */
    static void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        byte[] body = answer.body();
        if (answer.status() != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLength(body.length);
        }
        if (body.length > 0) {
            response.getOutputStream().write(body);
        }
    }
}
