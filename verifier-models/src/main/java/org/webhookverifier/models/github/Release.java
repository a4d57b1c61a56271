package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A release.
 *
 * @param id the id
 * @param tagName the tag
 * @param targetCommitish the branch or commit that the tag is made from, if it does not exist
 * @param name the title; {@code null} if there is none
 * @param body the notes; {@code null} if there are none
 * @param draft whether it is a draft
 * @param prerelease whether it is a pre-release
 * @param htmlUrl its page
 * @param author who made it
 * @param assets the files
 * @param createdAt when it was created, ISO 8601
 * @param publishedAt when it was published, ISO 8601; {@code null} for drafts
 */
public record Release(
        long id,
        @JsonProperty("tag_name") String tagName,
        @JsonProperty("target_commitish") String targetCommitish,
        @Nullable String name,
        @Nullable String body,
        boolean draft,
        boolean prerelease,
        @JsonProperty("html_url") String htmlUrl,
        @Nullable User author,
        List<ReleaseAsset> assets,
        @JsonProperty("created_at") @Nullable String createdAt,
        @JsonProperty("published_at") @Nullable String publishedAt) {
    /** Puts what is empty in place of what the sender has left out. */
    public Release {
        tagName = Missing.text(tagName);
        targetCommitish = Missing.text(targetCommitish);
        htmlUrl = Missing.text(htmlUrl);
        assets = Missing.list(assets);
    }
}
