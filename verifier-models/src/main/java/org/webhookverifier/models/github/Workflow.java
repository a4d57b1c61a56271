package org.webhookverifier.models.github;

import org.webhookverifier.models.Missing;

/**
 * A workflow of GitHub Actions.
 *
 * @param id the id
 * @param name the name
 * @param path its file in the repository
 * @param state whether it is in use, for example {@code active}
 */
public record Workflow(long id, String name, String path, String state) {
    /** Puts what is empty in place of what the sender has left out. */
    public Workflow {
        name = Missing.text(name);
        path = Missing.text(path);
        state = Missing.text(state);
    }
}
