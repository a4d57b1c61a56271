package org.webhookverifier.models.github;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A person as Git knows them.
 *
 * @param name the name
 * @param email the address; {@code null} where it is not known
 * @param username the login at GitHub; {@code null} if no account has that address
 */
public record Author(
        String name, @Nullable String email, @Nullable String username) {
    /** Puts what is empty in place of what the sender has left out. */
    public Author {
        name = Missing.text(name);
    }
}
