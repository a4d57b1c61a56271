package org.webhookverifier.jdbc;

import java.util.List;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * What the tables are called, put into statements in place of {@code {inbox}}, {@code {audit}}, {@code {claim}}; {@code {now}} is the
 * clock.
 *
 * @param dialect the database
 * @param prefix what the names begin with
 * @param clock the expression for the present
 */
record Names(Dialect dialect, String prefix, String clock) {
    static final String DEFAULT_PREFIX = "webhook";

    /** Refuses what is no plain identifier: it goes into statements as it is. */
    Names {
        boolean plain =
                !prefix.isEmpty() && prefix.length() <= 30 && prefix.charAt(0) >= 'a' && prefix.charAt(0) <= 'z';
        for (int i = 0; i < prefix.length(); i++) {
            char c = prefix.charAt(i);
            plain &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        }
        if (!plain) {
            throw new WebhookConfigurationException(
                    List.of(
                            "The tables cannot begin with this name: take up to 30 of the letters a to z, digits and '_', with a letter first"));
        }
    }

    static Names of(Dialect dialect, String prefix) {
        return new Names(dialect, prefix, dialect.now());
    }

    String inbox() {
        return prefix + "_inbox";
    }

    String claim() {
        return prefix + "_claim";
    }

    String waiting() {
        return prefix + "_wait";
    }

    String subscription() {
        return prefix + "_subscription";
    }

    /** Returns a statement with the names in it. */
    String in(String sql) {
        return sql.replace("{inbox}", inbox())
                .replace("{audit}", prefix + "_inbox_audit")
                .replace("{subscription}", subscription())
                .replace("{wait}", waiting())
                .replace("{claim}", claim())
                .replace("{now}", clock)
                .replace("{skip locked}", dialect.skipLocked())
                .replace("{for update}", dialect.forUpdate())
                .replace("{keeps first}", dialect.keepsFirst());
    }
}
