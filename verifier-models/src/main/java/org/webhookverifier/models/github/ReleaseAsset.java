package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.webhookverifier.models.Missing;

/**
 * A file of a release.
 *
 * @param id the id
 * @param name the name of the file
 * @param contentType the media type
 * @param size the number of bytes
 * @param browserDownloadUrl where it is
 */
public record ReleaseAsset(
        long id,
        String name,
        @JsonProperty("content_type") String contentType,
        long size,
        @JsonProperty("browser_download_url") String browserDownloadUrl) {
    /** Puts what is empty in place of what the sender has left out. */
    public ReleaseAsset {
        name = Missing.text(name);
        contentType = Missing.text(contentType);
        browserDownloadUrl = Missing.text(browserDownloadUrl);
    }
}
