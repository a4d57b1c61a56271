package org.webhookverifier.source;

import java.util.List;

/**
 * Finds the secrets of a tenant, and of a source whose secrets change while it runs.
 *
 * <p>Asked for every request, on its thread and before anything about the request is proved: answer from memory and bound what
 * unknown tenants can cost. Implementations are thread-safe.
 */
@FunctionalInterface
public interface SecretResolver {
    /**
     * Returns the secrets that count now, the usual one first, or an empty list for an unknown tenant, whose requests are refused
     * like any that is wrongly signed. If it throws, the sender is asked to come again, and the log says why, once a minute.
     *
     * @param tenant the tenant that the path names; empty for a source without tenants
     */
    List<Secret> secrets(String tenant);
}
