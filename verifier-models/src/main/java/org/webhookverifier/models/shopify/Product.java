package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A product.
 *
 * @param id the id
 * @param title the title
 * @param handle the name in addresses
 * @param bodyHtml the description; {@code null} if there is none
 * @param vendor the vendor
 * @param productType your own kind of product; often empty
 * @param status {@code active}, {@code archived} or {@code draft}
 * @param tags the tags, with commas between them
 * @param variants the variants
 * @param publishedAt when it was published; {@code null} if it is not
 * @param createdAt when it was created
 * @param updatedAt when it was changed
 */
public record Product(
        long id,
        String title,
        String handle,
        @JsonProperty("body_html") @Nullable String bodyHtml,
        String vendor,
        @JsonProperty("product_type") String productType,
        String status,
        String tags,
        List<Variant> variants,
        @JsonProperty("published_at") @Nullable String publishedAt,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt) {
    /** Puts what is empty in place of what the sender has left out. */
    public Product {
        title = Missing.text(title);
        handle = Missing.text(handle);
        vendor = Missing.text(vendor);
        productType = Missing.text(productType);
        status = Missing.text(status);
        tags = Missing.text(tags);
        variants = Missing.list(variants);
        createdAt = Missing.text(createdAt);
        updatedAt = Missing.text(updatedAt);
    }
}
