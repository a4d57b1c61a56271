package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A file in a message.
 *
 * @param id the id
 * @param name the name of the file; {@code null} where the app may not see it
 * @param mimetype the media type; {@code null} where the app may not see it
 * @param size the number of bytes
 * @param urlPrivate where it is, for holders of a token; {@code null} where the app may not see it
 */
public record SlackFile(
        String id,
        @Nullable String name,
        @Nullable String mimetype,
        long size,
        @JsonProperty("url_private") @Nullable String urlPrivate) {
    /** Puts what is empty in place of what the sender has left out. */
    public SlackFile {
        id = Missing.text(id);
    }
}
