package org.webhookverifier.examples.quickstart;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookHandler;

/**
 * What the application does with payouts, which must not get lost: they are kept in a file before they are acknowledged, and handled
 * afterwards.
 */
public final class Payouts {
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private volatile boolean accountKnown;

    /** The bank is closed when it is asked for the first time; the inbox tries again. */
    @WebhookHandler(source = "payouts", type = "payout.paid")
    void paid(Map<String, Object> payout, Delivery delivery) {
        if (tried.add(delivery.id())) {
            throw new IllegalStateException("the bank is closed");
        }
    }

    /** To try again would not help: it is a dead letter until somebody has repaired what is wrong. */
    @WebhookHandler(source = "payouts", type = "payout.failed")
    void failed(Map<String, Object> payout) {
        if (!accountKnown) {
            throw new Unprocessable("there is no such account");
        }
    }

    /** Repairs what is wrong. */
    public void openAccount() {
        accountKnown = true;
    }
}
