package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A commit, as pushes show it.
 *
 * @param id the commit's SHA
 * @param treeId the SHA of its tree
 * @param message the whole message
 * @param timestamp when it was made, ISO 8601 with the author's offset
 * @param url its page
 * @param distinct whether it was not pushed before, to any branch
 * @param author who wrote it
 * @param committer who committed it
 * @param added paths of new files
 * @param removed paths of deleted files
 * @param modified paths of changed files
 */
public record Commit(
        String id,
        @JsonProperty("tree_id") String treeId,
        String message,
        String timestamp,
        String url,
        boolean distinct,
        @Nullable Author author,
        @Nullable Author committer,
        List<String> added,
        List<String> removed,
        List<String> modified) {
    /** Puts what is empty in place of what the sender has left out. */
    public Commit {
        id = Missing.text(id);
        treeId = Missing.text(treeId);
        message = Missing.text(message);
        timestamp = Missing.text(timestamp);
        url = Missing.text(url);
        added = Missing.list(added);
        removed = Missing.list(removed);
        modified = Missing.list(modified);
    }
}
