package org.webhookverifier.examples.quickstart.readme;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookHandler;

/** The handlers that the pages about the inbox show. */
final class Ledger {
    // snippet
    @WebhookHandler(type = "payout.paid")
    void paid(Map<String, Object> payout, Delivery delivery, Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("insert into ledger (id) values (?)")) {
            insert.setString(1, delivery.id());
            insert.execute();
        }
    }
    // end

    // snippet
    @WebhookHandler(type = "account.updated")
    void updated(Map<String, Object> account) {
        if (Bank.isBusy()) {
            throw new RetryLater(Duration.ofMinutes(5));
        }
        if (!Bank.knows(account.get("account"))) {
            throw new Unprocessable("there is no such account");
        }
    }
    // end

    /** Stands for what handlers call. */
    static final class Bank {
        private Bank() {}

        static boolean isBusy() {
            return false;
        }

        static boolean knows(Object account) {
            return "acct_1".equals(account);
        }
    }
}
