/** Models of the events of some providers. */
module org.webhookverifier.models {
    requires transitive org.webhookverifier.core;
    requires com.fasterxml.jackson.annotation;
    requires static org.jspecify;

    // The steps between versions are nobody's to call but the receiver's.
    opens org.webhookverifier.models.shopify;
    opens org.webhookverifier.models.stripe;

    exports org.webhookverifier.models.github;
    exports org.webhookverifier.models.shopify;
    exports org.webhookverifier.models.slack;
    exports org.webhookverifier.models.stripe;
}
