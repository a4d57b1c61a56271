package org.webhookverifier.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The application that has a filter in front of it. */
final class Application extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getRequestURI().substring(request.getContextPath().length())) {
            case "/application/echo" -> request.getInputStream().transferTo(response.getOutputStream());
            case "/application/word" -> response.getWriter().print(request.getParameter("word"));
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
