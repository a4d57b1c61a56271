package org.webhookverifier.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretKeys;
import org.webhookverifier.source.SecretResolver;
import org.webhookverifier.source.Source;

/** The keys of a source for each of its checks: prepared once where the secrets are fixed, and when they are first seen where not. */
final class KeyRing {
    private final List<Scheme> schemes;
    private final Check[] checks;
    private final Keys @Nullable [] fixed;
    private final SecretResolver resolver;
    private final KeyCache cache = new KeyCache();
    private final ResolverLog log;
    private final String source;

    KeyRing(Source source, Check[] checks, Clock clock) {
        this.schemes = source.provider().schemes();
        this.checks = checks;
        this.source = source.name();
        log = new ResolverLog(source.name(), clock);
        resolver = source.secretResolver().orElse(tenant -> List.of());
        fixed = source.secretResolver().isPresent() ? null : prepare(source.secrets());
    }

    /** Returns the keys for each check, in the order of the checks, or {@code null} if they cannot be found out now. */
    Keys @Nullable [] keys(String tenant) {
        return fixed != null ? fixed : resolve(tenant);
    }

    @SuppressWarnings(
            "IllegalCatch") // the resolver is the application's: whatever it throws, the sender shall come again
    private Keys @Nullable [] resolve(String tenant) {
        try {
            return cache.get(List.copyOf(resolver.secrets(tenant)), this::prepare);
        } catch (RuntimeException e) {
            log.failed(tenant, e);
            return null;
        }
    }

    private Keys[] prepare(List<Secret> secrets) {
        var problems = new Problems();
        var rings = new Keys[checks.length];
        for (int i = 0; i < checks.length; i++) {
            var own = new ArrayList<Secret>();
            for (Secret secret : secrets) {
                if (SecretKeys.belongs(schemes, schemes.get(i), secret)) {
                    own.add(secret);
                }
            }
            boolean published = schemes.get(i) instanceof CodedScheme coded && !coded.needsSecret();
            rings[i] = published && own.isEmpty()
                    ? Keys.always(((CodedCheck) checks[i]).keyWithoutSecret())
                    : keys(checks[i], own, problems);
        }
        problems.throwIfAny();
        return rings;
    }

    private Keys keys(Check check, List<Secret> secrets, Problems problems) {
        var keys = new ArrayList<Key>();
        for (Secret secret : secrets) {
            try {
                keys.add(check.key(secret));
            } catch (WebhookConfigurationException e) {
                e.problems().forEach(problem -> problems.add("Source '" + source + "': " + problem));
            }
        }
        return new Keys(
                keys.toArray(Key[]::new),
                secrets.stream().mapToLong(Secret::firstMillis).toArray(),
                secrets.stream().mapToLong(Secret::endMillis).toArray());
    }
}
