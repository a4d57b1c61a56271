package org.webhookverifier.examples.quickstart.readme;

import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.source.Secret;
import org.webhookverifier.sync.SubscriptionSync;
import org.webhookverifier.sync.SubscriptionSyncBuilder;
import org.webhookverifier.sync.SyncMode;
import org.webhookverifier.sync.SyncResult;
import org.webhookverifier.sync.Wanted;

/** What the docs show of registrations at the provider, between the marks. */
final class AtTheProvider {
    private static final Logger LOG = LoggerFactory.getLogger(AtTheProvider.class);

    private AtTheProvider() {}

    static void hello(Secret webhookSecret) {
        // snippet
        var sync = SubscriptionSync.gitHubRepository("octo", "hello")
                .token(() -> Secret.of(System.getenv("GITHUB_TOKEN")))
                .mode(SyncMode.PLAN)
                .build();
        var wanted = Wanted.of("https://hooks.example.com/webhooks/github", "push", "release")
                .secret(webhookSecret);

        SyncResult result = sync.apply(wanted);
        // end
        LOG.info("{}", result);
    }

    static void outcome(SyncResult result, Consumer<Secret> vault) {
        // snippet
        result.secrets().forEach(vault); // Stripe shows it now and never again

        if (result instanceof SyncResult.Planned planned) {
            LOG.info("Would change:\n{}", planned.plan());
        } else if (result instanceof SyncResult.Failed failed) {
            LOG.warn("{}: {}", failed.failure().kind(), failed.failure().text());
            failed.missed().forEach(missed -> LOG.warn("Not done: {}", missed.change()));
        }
        // end
    }

    static SyncResult unsubscribed(SubscriptionSync sync, String url, Secret secret, Set<String> stillWanted) {
        // snippet
        Wanted wanted = stillWanted.isEmpty()
                ? Wanted.nothing(url) // deletes the registration
                : Wanted.of(url, stillWanted).secret(secret);
        SyncResult result = sync.apply(wanted);
        // end
        return result;
    }

    static SubscriptionSyncBuilder[] places() {
        // snippet
        var repository = SubscriptionSync.gitHubRepository("octo", "hello");
        var organization = SubscriptionSync.gitHubOrganization("octo").baseUrl("https://github.example.com/api/v3");
        var account = SubscriptionSync.stripe();
        var shop = SubscriptionSync.shopify("octo-shop.myshopify.com", "2025-07");
        // end
        return new SubscriptionSyncBuilder[] {repository, organization, account, shop};
    }
}
