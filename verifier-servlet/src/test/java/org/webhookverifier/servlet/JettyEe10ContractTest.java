package org.webhookverifier.servlet;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.testkit.adapter.AdapterContract;
import org.webhookverifier.testkit.adapter.AdapterServer;

@Tag("servlet-6.0")
class JettyEe10ContractTest extends AdapterContract {
    @Override
    protected AdapterServer start(WebhookReceiver receiver) throws Exception {
        return new JettyEe10("/shop")
                .filter(new WebhookFilter(receiver), "/*")
                .servlet(new Application(), "/")
                .start();
    }

    @Override
    protected List<String> logged() {
        return LogWatch.drain();
    }
}
