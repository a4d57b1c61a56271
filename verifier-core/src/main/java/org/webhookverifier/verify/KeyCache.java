package org.webhookverifier.verify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Function;
import org.webhookverifier.source.Secret;

/** Keeps the keys of the tenants seen last, so that they are not prepared for every request. */
final class KeyCache {
    private static final int MAX_TENANTS = 10_000;

    private final Cache<List<Secret>, Keys[]> prepared =
            Caffeine.newBuilder().maximumSize(MAX_TENANTS).build();

    Keys[] get(List<Secret> secrets, Function<List<Secret>, Keys[]> prepare) {
        return prepared.get(secrets, prepare);
    }
}
