/** Receives webhooks: verification, identity, de-duplication, decoding, dispatch. */
module org.webhookverifier.core {
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires java.net.http;
    requires static com.nimbusds.jose.jwt;
    requires static com.fasterxml.jackson.annotation;
    requires static com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;
    requires static tools.jackson.core;
    requires static tools.jackson.databind;
    requires static org.bouncycastle.provider;
    requires static com.dashjoin.jsonata;

    exports org.webhookverifier;
    exports org.webhookverifier.address;
    exports org.webhookverifier.admit;
    exports org.webhookverifier.answer;
    exports org.webhookverifier.config;
    exports org.webhookverifier.event;
    exports org.webhookverifier.filter;
    exports org.webhookverifier.forward;
    exports org.webhookverifier.inbox;
    exports org.webhookverifier.json;
    exports org.webhookverifier.observe;
    exports org.webhookverifier.provider;
    exports org.webhookverifier.request;
    exports org.webhookverifier.shadow;
    exports org.webhookverifier.source;
    exports org.webhookverifier.subscription;
    exports org.webhookverifier.transform;
    exports org.webhookverifier.verify;
}
