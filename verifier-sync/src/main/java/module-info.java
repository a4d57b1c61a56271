/** Makes the registration of a webhook at its provider agree with what is wanted. */
module org.webhookverifier.sync {
    requires transitive org.webhookverifier.core;
    requires java.net.http;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.webhookverifier.sync;
}
