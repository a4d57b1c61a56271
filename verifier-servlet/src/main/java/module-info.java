/** Receives webhooks in Jakarta Servlet applications. */
module org.webhookverifier.servlet {
    requires transitive jakarta.servlet;
    requires transitive org.webhookverifier.core;
    requires static org.jspecify;

    exports org.webhookverifier.servlet;
}
