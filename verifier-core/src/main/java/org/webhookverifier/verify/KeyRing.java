package org.webhookverifier.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    KeyRing(Source source, Check[] checks, Clock clock) {
        this.schemes = source.provider().schemes();
        this.checks = checks;
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
        var rings = new Keys[checks.length];
        for (int i = 0; i < checks.length; i++) {
            var own = new ArrayList<Secret>();
            for (Secret secret : secrets) {
                if (SecretKeys.belongs(schemes, schemes.get(i), secret)) {
                    own.add(secret);
                }
            }
            rings[i] = keys(checks[i], own);
        }
        return rings;
    }

    private static Keys keys(Check check, List<Secret> secrets) {
        return new Keys(
                secrets.stream().map(check::key).toArray(Key[]::new),
                secrets.stream().mapToLong(Secret::firstMillis).toArray(),
                secrets.stream().mapToLong(Secret::endMillis).toArray());
    }
}
