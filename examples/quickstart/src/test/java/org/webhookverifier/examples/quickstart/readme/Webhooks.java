package org.webhookverifier.examples.quickstart.readme;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.servlet.WebhookFilter;
import org.webhookverifier.source.Source;

// snippet
@WebListener
public final class Webhooks implements ServletContextListener {
    @WebhookEvent(type = "push")
    record Push(String ref, String after) {}

    @WebhookHandler
    void pushed(Push push) {
        Builds.start(push.ref(), push.after());
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var receiver = WebhookReceiver.builder()
                .source(Source.of("github", System.getenv("GITHUB_SECRET")))
                .handlers(this)
                .build();
        event.getServletContext()
                .addFilter("webhooks", new WebhookFilter(receiver))
                .addMappingForUrlPatterns(null, false, "/webhooks/*");
    }
}
// end
