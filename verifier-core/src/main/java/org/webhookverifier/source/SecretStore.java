package org.webhookverifier.source;

import java.nio.file.Path;

/**
 * Keeps secrets that a provider sends when it calls an endpoint for the first time, as Asana and Notion do.
 *
 * <p>Such a call is proved by nothing: whoever comes first sets the secret. So a secret is taken only where there is none yet, and a
 * path with a {@code {tenant}} that nobody can guess keeps strangers from being first. Thread-safe.
 */
public interface SecretStore extends SecretResolver {
    /**
     * Keeps a secret for a tenant, or for a source without tenants under an empty text.
     *
     * @return whether it is kept now; {@code false} if there is another one already
     */
    boolean keep(String tenant, Secret secret);

    /** Removes the secrets of a tenant, so that the next one that comes is taken. */
    void forget(String tenant);

    /**
     * Returns a store in a directory: a file for each tenant, which only the user that the application runs as can read, where the file
     * system knows users.
     *
     * @throws java.io.UncheckedIOException if the directory cannot be made
     */
    static SecretStore directory(Path directory) {
        return new DirectorySecretStore(directory);
    }
}
