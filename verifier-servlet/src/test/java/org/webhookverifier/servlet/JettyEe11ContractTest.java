package org.webhookverifier.servlet;

import java.util.List;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.testkit.adapter.AdapterContract;
import org.webhookverifier.testkit.adapter.AdapterServer;

class JettyEe11ContractTest extends AdapterContract {
    @Override
    protected AdapterServer start(WebhookReceiver receiver) throws Exception {
        return new JettyEe11("/")
                .filter(new WebhookFilter(receiver), "/*")
                .servlet(new Application(), "/")
                .start();
    }

    @Override
    protected List<String> logged() {
        return LogWatch.drain();
    }
}
