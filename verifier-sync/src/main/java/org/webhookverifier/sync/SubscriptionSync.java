package org.webhookverifier.sync;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Secret;

/**
 * Makes the registration of a webhook at its provider agree with what an endpoint wants: which URL is called, and for which event types.
 *
 * <p>It does nothing unless it is told to: the {@link SyncMode} is {@link SyncMode#OFF} by default. {@link #plan} only reads. {@link
 * #apply} makes, changes and deletes; done a second time, it changes nothing. Ours is what has exactly the wanted URL (case of the host,
 * the usual port and an empty path apart), and nothing else is ever changed or deleted. Of several registrations of the URL, the one that
 * differs least stays, the oldest of equals, and the others are deleted.
 *
 * <p>Whatever the provider answers is a {@link SyncResult}; exceptions are for mistakes of the program. If somebody else changes the same
 * registrations meanwhile, they are read again, up to three times. A creation whose answer is lost is not done twice by it: Stripe knows it
 * by its key, for GitHub and Shopify what there is is read first. One process at a time should apply; two that make a registration at
 * Stripe in the same moment make two, and the next one that applies deletes the younger.
 *
 * <p>Calls go to the provider's own address over HTTPS, with the token, which is never printed, and never to where a redirect leads.
 * Connecting may take 5 seconds, each call 15 ({@link SubscriptionSyncBuilder#timeout}), an answer 2 MiB, a list 100 pages. Calls that may
 * be repeated are tried three times, after 1 and 2 seconds or what the provider asks for, as long as the patience of 30 seconds
 * ({@link SubscriptionSyncBuilder#patience}) lasts.
 *
 * <p>Thread-safe; {@code apply} runs one at a time.
 */
public final class SubscriptionSync {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionSync.class);

    private final Registrar registrar;
    private final SyncMode mode;
    private final URI base;
    private final @Nullable Supplier<Secret> token;
    private final Transport transport;
    private final Supplier<Pauses> pauses;
    private final ReentrantLock applying = new ReentrantLock();

    SubscriptionSync(Registrar registrar, SubscriptionSyncBuilder options) {
        this.registrar = registrar;
        mode = options.mode;
        base = options.base == null ? registrar.base() : options.base;
        token = options.token;
        transport = new Transport(options.timeout);
        Pauses.Sleeper sleeper = options.sleeper;
        Clock clock = options.clock;
        Duration patience = options.patience;
        pauses = () -> new Pauses(sleeper, clock, patience);
    }

    /**
     * Looks after the <a href="https://docs.github.com/rest/repos/webhooks">webhooks of a repository</a> at GitHub. The token needs
     * {@code admin:repo_hook}, or write access to "Webhooks". {@link Wanted#secret} is compulsory.
     *
     * @throws WebhookConfigurationException if a name holds anything but letters, digits, {@code -}, {@code _} and {@code .}
     */
    public static SubscriptionSyncBuilder gitHubRepository(String owner, String repository) {
        SubscriptionSyncBuilder.checkName("owner", owner);
        SubscriptionSyncBuilder.checkName("repository", repository);
        String path = "/repos/" + owner + "/" + repository + "/hooks";
        return new SubscriptionSyncBuilder(
                GitHub.API_VERSION,
                version -> new GitHub("GitHub repository " + owner + "/" + repository, path, version));
    }

    /**
     * Looks after the <a href="https://docs.github.com/rest/orgs/webhooks">webhooks of an organisation</a> at GitHub. The token needs
     * {@code admin:org_hook}, or write access to the organisation's "Webhooks". {@link Wanted#secret} is compulsory.
     *
     * @throws WebhookConfigurationException if the name holds anything but letters, digits, {@code -}, {@code _} and {@code .}
     */
    public static SubscriptionSyncBuilder gitHubOrganization(String organization) {
        SubscriptionSyncBuilder.checkName("organisation", organization);
        return new SubscriptionSyncBuilder(
                GitHub.API_VERSION,
                version ->
                        new GitHub("GitHub organisation " + organization, "/orgs/" + organization + "/hooks", version));
    }

    /**
     * Looks after the <a href="https://docs.stripe.com/api/webhook_endpoints">webhook endpoints</a> of the Stripe account that the secret
     * key, or a restricted one with write access to webhook endpoints, belongs to. Stripe makes the secret of each: see
     * {@link SyncResult#secrets()}. Endpoints of Connect applications are left alone.
     */
    public static SubscriptionSyncBuilder stripe() {
        return new SubscriptionSyncBuilder("", Stripe::new);
    }

    /**
     * Looks after the <a href="https://shopify.dev/docs/api/admin-rest/latest/resources/webhook">webhooks of an app</a> in a shop at
     * Shopify, by the REST Admin API, which Shopify calls legacy and new public apps may not use. There is one registration for each
     * topic. The token is the app's access token for the shop, with the scopes that the topics need.
     *
     * @param shop the shop's own domain, {@code name.myshopify.com}
     * @param apiVersion the version of the API that is called, for example {@code 2025-07}
     * @throws WebhookConfigurationException if the domain is another
     */
    public static SubscriptionSyncBuilder shopify(String shop, String apiVersion) {
        SubscriptionSyncBuilder.checkShop(shop);
        return new SubscriptionSyncBuilder(apiVersion, version -> new Shopify(shop, version)).apiVersion(apiVersion);
    }

    /**
     * Returns what would be changed: {@link SyncResult.Planned}, or {@link SyncResult.Failed} if the provider did not tell what there
     * is. Nothing is called in mode {@link SyncMode#OFF}; nothing is changed in any.
     *
     * @throws WebhookConfigurationException if the provider cannot be told what is wanted, or the token is none
     */
    public SyncResult plan(Wanted wanted) {
        return mode == SyncMode.OFF ? new SyncResult.Off() : planned(run(wanted));
    }

    /**
     * Makes what is registered agree with what is wanted, as far as the mode allows: in {@link SyncMode#PLAN} it is a plan, in
     * {@link SyncMode#OFF} nothing. What failed is told together with what was done; to apply again does the rest.
     *
     * @throws WebhookConfigurationException if the provider cannot be told what is wanted, or the token is none
     */
    public SyncResult apply(Wanted wanted) {
        if (mode != SyncMode.APPLY) {
            return plan(wanted);
        }
        applying.lock();
        try {
            return told(run(wanted).apply());
        } finally {
            applying.unlock();
        }
    }

    private SyncResult planned(Run run) {
        try {
            return new SyncResult.Planned(run.plan());
        } catch (Refusal refusal) {
            return told(new SyncResult.Failed(refusal.failure(), List.of(), List.of(), List.of()));
        }
    }

    private Run run(Wanted wanted) {
        var problems = new Problems();
        registrar.check(wanted, problems);
        problems.throwIfAny();
        String text = tokenText();
        var secrets = new ArrayList<>(List.of(text));
        wanted.secret().map(Secret::reveal).ifPresent(secrets::add);
        var api = new Api(transport, base, registrar.headers(text), new ErrorWords(secrets), pauses.get());
        return new Run(registrar, wanted, api);
    }

    private String tokenText() {
        Secret given = token == null ? null : token.get();
        if (given == null) {
            throw new WebhookConfigurationException(List.of("The token is missing (null): let token(...) return one."));
        }
        String text = given.reveal();
        if (!text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            // said here, because the JDK would quote it
            throw new WebhookConfigurationException(
                    List.of("The token holds characters that no header may hold; paste it again, in one line."));
        }
        return text;
    }

    private SyncResult told(SyncResult result) {
        if (result instanceof SyncResult.Applied applied) {
            applied.done().forEach(change -> LOG.info("{}: done: {}", registrar.place(), change));
        } else if (result instanceof SyncResult.Failed failed) {
            failed.done().forEach(change -> LOG.info("{}: done: {}", registrar.place(), change));
            LOG.warn(
                    "{}: {}: {}",
                    registrar.place(),
                    failed.failure().kind(),
                    failed.failure().text());
            failed.missed().forEach(missed -> LOG.warn("{}: not done: {}", registrar.place(), missed.change()));
        }
        return result;
    }

    /** Returns place and mode, and nothing of the token. */
    @Override
    public String toString() {
        return "SubscriptionSync[" + registrar.place() + ", " + mode + "]";
    }
}
